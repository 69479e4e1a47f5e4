package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.model.ModelRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a spec gives under `params` of a model.
///
/// @param classes the class names in the order of the scores; empty where it gives none
/// @param loadLimit how long the model may take to load
/// @param options everything else, for the runtime
record ModelParams(List<String> classes, Duration loadLimit, Map<String, String> options) {
  private static final String CLASSES = "classes";
  private static final String LOAD_LIMIT = "load_timeout_ms";
  // Long enough for a model of several gigabytes on a slow disk.
  private static final Duration DEFAULT_LOAD_LIMIT = Duration.ofMinutes(2);

  /// The params of a request.
  ///
  /// @throws AssayException if one is wrong
  static ModelParams of(ModelRequest request) {
    List<String> classes = List.of();
    Duration loadLimit = DEFAULT_LOAD_LIMIT;
    Map<String, String> options = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : request.params().entrySet()) {
      Object value = entry.getValue();
      switch (entry.getKey()) {
        case CLASSES -> classes = classes(value, request.place());
        case LOAD_LIMIT -> loadLimit = limit(value, request.place());
        default -> options.put(entry.getKey(), text(entry.getKey(), value, request.place()));
      }
    }
    return new ModelParams(classes, loadLimit, options);
  }

  private static List<String> classes(Object value, String place) {
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list.stream().map(Object::toString).toList();
    }
    throw wrong(place, CLASSES, value, "a list of class names in the order of the scores");
  }

  private static Duration limit(Object value, String place) {
    if (value instanceof Number number && number.longValue() > 0) {
      return Duration.ofMillis(number.longValue());
    }
    throw wrong(place, LOAD_LIMIT, value, "a number of milliseconds");
  }

  private static String text(String key, Object value, String place) {
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      throw wrong(place, key, value, "a text, a number or a truth value");
    }
    return value.toString();
  }

  private static AssayException wrong(String place, String key, Object value, String expected) {
    return AssayException.invalid(
        place, "params." + key + " is " + value, "Expected: " + expected + ".");
  }
}
