package dev.assay.app.stats;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares the outputs of a function with those that a case expects.
final class GoldenComparison {
  private static final Set<String> NON_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  private final List<String> differences = new ArrayList<>();

  private GoldenComparison() {}

  /// What differs, one line for each place with both values; empty where all is well.
  static List<String> differences(GoldenCase expected, Map<String, Object> outputs) {
    GoldenComparison comparison = new GoldenComparison();
    for (Map.Entry<String, JsonNode> output : expected.expected().properties()) {
      String name = output.getKey();
      comparison.compare(name, expected.tolerance(name), output.getValue(), outputs.get(name));
    }
    return comparison.differences;
  }

  private void compare(
      String place, GoldenTolerance tolerance, JsonNode want, @Nullable Object got) {
    if (got == null) {
      differ(place, want, "no such output");
    } else if (want.isArray()) {
      compareElements(place, tolerance, want, got);
    } else if (isNumber(want)) {
      double wanted = GoldenNumbers.number(place, want);
      if (!(got instanceof Number number) || !tolerance.accepts(number.doubleValue(), wanted)) {
        differ(place, want, got);
      }
    } else if (!want.asString().equals(got.toString())) {
      differ(place, want, got);
    }
  }

  private void compareElements(String place, GoldenTolerance tolerance, JsonNode want, Object got) {
    if (!got.getClass().isArray() || Array.getLength(got) != want.size()) {
      differ(place, want, got.getClass().isArray() ? "length " + Array.getLength(got) : got);
      return;
    }
    for (int i = 0; i < want.size(); i++) {
      compare(place + "[" + i + "]", tolerance, want.get(i), Array.get(got, i));
    }
  }

  private static boolean isNumber(JsonNode want) {
    return want.isNumber() || (want.isString() && NON_FINITE.contains(want.asString()));
  }

  private void differ(String place, JsonNode want, Object got) {
    differences.add(place + ": expected " + want + ", got " + got);
  }
}
