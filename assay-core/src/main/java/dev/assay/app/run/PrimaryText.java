package dev.assay.app.run;

import dev.assay.api.metric.MetricInfo;
import java.util.Locale;
import java.util.OptionalDouble;

/// The value of a metric as a line of progress shows it.
final class PrimaryText {
  private PrimaryText() {}

  static String of(MetricInfo metric, OptionalDouble value) {
    if (value.isEmpty()) {
      return metric.name() + " has no value";
    }
    String number = String.format(Locale.ROOT, "%.4g", value.getAsDouble());
    return metric.name() + "=" + number + metric.unit();
  }
}
