package dev.assay.app.stats;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The data and options of one reference case, read by name; the options come first.
record GoldenInput(ObjectNode inputs, ObjectNode params) {

  /// Whether an input or an option of that name is given.
  boolean has(String name) {
    return find(name).isPresent();
  }

  /// One number.
  double number(String name) {
    return GoldenNumbers.number(name, node(name));
  }

  /// One number, or `otherwise` where it is not given.
  double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  /// One whole number.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a fraction, NAN_INPUT for NaN
  int count(String name) {
    return GoldenNumbers.count(name, number(name));
  }

  /// One word.
  String text(String name) {
    return node(name).asString();
  }

  /// One word, or `otherwise` where it is not given.
  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /// One truth value, or `otherwise` where it is not given.
  boolean flag(String name, boolean otherwise) {
    return has(name) ? node(name).asBoolean() : otherwise;
  }

  /// The coverage of an interval, 0.95 where it is not given.
  double confidence() {
    return number("confidence", 0.95);
  }

  /// A row of numbers, generated where the case says how; a null is NaN.
  double[] values(String name) {
    return GoldenNumbers.values(name, node(name));
  }

  /// A row of whole numbers.
  int[] counts(String name) {
    double[] values = values(name);
    int[] counts = new int[values.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = GoldenNumbers.count(name + "[" + i + "]", values[i]);
    }
    return counts;
  }

  /// Rows of numbers, which may differ in length; a null is NaN.
  double[][] rows(String name) {
    List<double[]> rows = new ArrayList<>();
    for (JsonNode row : node(name)) {
      rows.add(GoldenNumbers.values(name + "[" + rows.size() + "]", row));
    }
    return rows.toArray(double[][]::new);
  }

  /// Rows of ratings; a null is missing and becomes NaN.
  ///
  /// @throws RefusedException NAN_INPUT for a rating that is given as NaN
  double[][] ratings(String name) {
    double[][] rows = rows(name);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        if (Double.isNaN(rows[i][j]) && !node(name).get(i).path(j).isNull()) {
          throw new RefusedException(
              Refusal.NAN_INPUT, name + "[" + i + "][" + j + "] must be a rating or missing: NaN");
        }
      }
    }
    return rows;
  }

  /// Rows of numbers, where a plain row of numbers stands for rows of one number each.
  double[][] vectors(String name) {
    JsonNode node = node(name);
    if (node.isArray() && (node.isEmpty() || node.get(0).isContainer())) {
      return rows(name);
    }
    double[] values = values(name);
    double[][] rows = new double[values.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {values[i]};
    }
    return rows;
  }

  /// Rows of whole numbers.
  int[][] countRows(String name) {
    double[][] rows = rows(name);
    int[][] counts = new int[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      counts[i] = new int[rows[i].length];
      for (int j = 0; j < counts[i].length; j++) {
        counts[i][j] = GoldenNumbers.count(name + "[" + i + "][" + j + "]", rows[i][j]);
      }
    }
    return counts;
  }

  /// Labels of any kind as codes 0, 1, ... in the order of their first appearance; numbers are the
  /// same label where they are equal, and may be generated.
  int[] codes(String name) {
    JsonNode labels = node(name);
    Map<Object, Integer> codes = new HashMap<>();
    if (!labels.isArray()) {
      return Arrays.stream(values(name))
          .mapToInt(label -> codes.computeIfAbsent(label, _ -> codes.size()))
          .toArray();
    }
    int[] coded = new int[labels.size()];
    for (int i = 0; i < coded.length; i++) {
      JsonNode label = labels.get(i);
      Object key = label.isNumber() ? (Object) label.doubleValue() : label.asString();
      coded[i] = codes.computeIfAbsent(key, _ -> codes.size());
    }
    return coded;
  }

  /// The choice that `name` makes among `choices`, or `otherwise` where it is not given.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a word that is not among them
  <T> T choice(String name, String otherwise, Map<String, T> choices) {
    String word = text(name, otherwise);
    T chosen = choices.get(word);
    if (chosen == null) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT, name + " must be one of " + choices.keySet() + ": " + word);
    }
    return chosen;
  }

  private JsonNode node(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("the case has no input '" + name + "'"));
  }

  private Optional<JsonNode> find(String name) {
    return Optional.ofNullable(params.get(name)).or(() -> Optional.ofNullable(inputs.get(name)));
  }
}
