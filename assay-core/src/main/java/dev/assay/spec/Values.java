package dev.assay.spec;

import dev.assay.api.metric.Margin;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The checked values under some keys; what did not fit is absent.
record Values(Map<String, Object> map) {

  static Values of(Optional<Map<String, Object>> map) {
    return new Values(map.orElseGet(Map::of));
  }

  boolean has(String key) {
    return map.containsKey(key);
  }

  Optional<String> text(String key) {
    return value(key, String.class);
  }

  OptionalDouble real(String key) {
    return value(key, Double.class).stream().mapToDouble(Double::doubleValue).findFirst();
  }

  Optional<Margin> margin(String key) {
    return value(key, Margin.class);
  }

  Optional<Duration> span(String key) {
    return value(key, Duration.class);
  }

  /// The whole number of a key that is required or has a preset.
  long whole(String key) {
    return given(key, Long.class);
  }

  /// The number of a key that is required or has a preset.
  double number(String key) {
    return given(key, Double.class);
  }

  /// The text of a key that is required or has a preset.
  String word(String key) {
    return given(key, String.class);
  }

  /// The texts of a list, or none.
  List<String> texts(String key) {
    return list(key).stream().map(String.class::cast).toList();
  }

  /// The whole numbers of a list, or none.
  List<Long> wholes(String key) {
    return list(key).stream().map(Long.class::cast).toList();
  }

  /// The values under a key; none where it is absent.
  Values at(String key) {
    return new Values(table(key));
  }

  /// The values of each item of a list.
  List<Values> each(String key) {
    return list(key).stream().map(item -> new Values(asTable(item))).toList();
  }

  /// The keys and values under a key.
  Map<String, Object> table(String key) {
    Object found = map.get(key);
    return found == null ? Map.of() : asTable(found);
  }

  List<?> list(String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  private <T> Optional<T> value(String key, Class<T> type) {
    return Optional.ofNullable(map.get(key)).map(type::cast);
  }

  private <T> T given(String key, Class<T> type) {
    return value(key, type)
        .orElseThrow(() -> new IllegalStateException("the key '" + key + "' has no value"));
  }

  private static Map<String, Object> asTable(Object value) {
    Map<String, Object> table = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, item) -> table.put((String) key, item));
    return table;
  }
}
