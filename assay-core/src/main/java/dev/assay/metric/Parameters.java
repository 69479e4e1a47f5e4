package dev.assay.metric;

import dev.assay.api.AssayException;
import dev.assay.api.metric.MetricRequest;
import java.util.Optional;
import java.util.Set;

/// Reads the free parameters of a metric and refuses those that it does not have.
final class Parameters {
  private final MetricRequest request;

  /// The parameters of `request`.
  ///
  /// @throws AssayException if there is one that is not among `known`
  static Parameters of(MetricRequest request, Set<String> known) {
    Parameters parameters = new Parameters(request);
    for (String name : request.params().keySet()) {
      if (!known.contains(name)) {
        throw parameters.invalid(
            "metric '" + request.name() + "' has no parameter '" + name + "'",
            known.isEmpty()
                ? "it has no parameters; remove it"
                : "its parameters are " + String.join(", ", known));
      }
    }
    return parameters;
  }

  private Parameters(MetricRequest request) {
    this.request = request;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(request.params().get(name)).map(Object::toString);
  }

  int number(String name, int otherwise, int least) {
    Object value = request.params().get(name);
    if (value == null) {
      return otherwise;
    }
    if (!(value instanceof Number number)
        || number.doubleValue() != number.intValue()
        || number.intValue() < least) {
      throw invalid(
          "parameter '" + name + "' of metric '" + request.name() + "' is " + value,
          "give a whole number of at least " + least);
    }
    return number.intValue();
  }

  boolean flag(String name) {
    Object value = request.params().get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw invalid(
          "parameter '" + name + "' of metric '" + request.name() + "' is " + value,
          "give true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  double real(String name, double otherwise, double least) {
    Object value = request.params().get(name);
    if (value == null) {
      return otherwise;
    }
    if (!(value instanceof Number number) || !(number.doubleValue() >= least)) {
      throw invalid(
          "parameter '" + name + "' of metric '" + request.name() + "' is " + value,
          "give a number of at least " + least);
    }
    return number.doubleValue();
  }

  AssayException invalid(String message, String hint) {
    return AssayException.invalid(request.place(), message, hint);
  }
}
