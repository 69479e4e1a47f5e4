package dev.assay.store;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Doubles as JSON: NaN is an absent property, infinity is null.
final class Doubles {
  private Doubles() {}

  static void put(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    if (Double.isInfinite(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }

  /// The property's value: NaN where it is absent, `infinite` where it is null.
  static double get(JsonNode node, String name, double infinite) {
    JsonNode value = node.get(name);
    if (value == null) {
      return Double.NaN;
    }
    if (value.isNull()) {
      return infinite;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException("'" + name + "' must be a number: " + value);
    }
    return value.doubleValue();
  }
}
