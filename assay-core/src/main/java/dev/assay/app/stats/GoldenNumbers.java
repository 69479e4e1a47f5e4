package dev.assay.app.stats;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// Reads the numbers of a reference file: JSON numbers, the strings `NaN`, `Infinity` and
/// `-Infinity`, null for a missing value, and the two forms that generate a row of numbers.
final class GoldenNumbers {
  private GoldenNumbers() {}

  static double number(String name, JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    if (node.isNull()) {
      return Double.NaN;
    }
    if (node.isBoolean()) {
      return node.booleanValue() ? 1 : 0;
    }
    return switch (node.asString()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new IllegalStateException(name + " is not a number: " + node);
    };
  }

  static int count(String name, double value) {
    if (Double.isNaN(value)) {
      throw new RefusedException(Refusal.NAN_INPUT, name + " must be a whole number: NaN");
    }
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT, name + " must be a whole number: " + value);
    }
    return (int) value;
  }

  static double[] values(String name, JsonNode node) {
    if (node.has("$mod_seq")) {
      return modularSequence(node.get("$mod_seq"));
    }
    if (node.has("$repeat")) {
      return repeated(name, node.get("$repeat"));
    }
    if (!node.isArray()) {
      throw new IllegalStateException(name + " is not a row of numbers: " + node);
    }
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(name, node.get(i));
    }
    return values;
  }

  private static double[] modularSequence(JsonNode rule) {
    long a = rule.get("a").longValue();
    long b = rule.get("b").longValue();
    long m = rule.get("m").longValue();
    double scale = rule.get("scale").doubleValue();
    double offset = rule.get("offset").doubleValue();
    double[] values = new double[rule.get("n").intValue()];
    for (int i = 0; i < values.length; i++) {
      values[i] = offset + scale * ((double) Math.floorMod(a * i + b, m) / m);
    }
    return values;
  }

  private static double[] repeated(String name, JsonNode runs) {
    int size = 0;
    for (JsonNode run : runs) {
      size += run.get(1).intValue();
    }
    double[] values = new double[size];
    int next = 0;
    for (JsonNode run : runs) {
      int end = next + run.get(1).intValue();
      Arrays.fill(values, next, end, number(name, run.get(0)));
      next = end;
    }
    return values;
  }
}
