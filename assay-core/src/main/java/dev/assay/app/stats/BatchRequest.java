package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.decision.DecisionRule;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.resample.Resampling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// One line of a batch, in the form of `schemas/stats-request.schema.json`.
final class BatchRequest {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "ask",
          "statistic",
          "values",
          "baseline",
          "clusters",
          "baseline_clusters",
          "paired",
          "direction",
          "margin",
          "level",
          "decision",
          "seed",
          "replicates",
          "unit");

  private final JsonNode node;

  private BatchRequest(JsonNode node) {
    this.node = node;
  }

  /// What is asked.
  enum Ask {
    SUMMARIZE,
    COMPARE,
    HISTORY
  }

  /// @throws AssayException if the line is no object, or holds a key that is not known
  static BatchRequest of(JsonNode node) {
    if (!node.isObject()) {
      throw wrong("the line", "a JSON object");
    }
    for (String key : node.propertyNames()) {
      if (!KEYS.contains(key)) {
        throw AssayException.invalid(
            "'" + key + "'", "this key is not known", "The keys are " + new TreeSet<>(KEYS) + ".");
      }
    }
    return new BatchRequest(node);
  }

  Ask ask() {
    Ask otherwise = node.has("baseline") ? Ask.COMPARE : Ask.SUMMARIZE;
    return choice("ask", Ask.class, otherwise);
  }

  boolean paired() {
    JsonNode paired = node.path("paired");
    if (!paired.isMissingNode() && !paired.isBoolean()) {
      throw wrong("'paired'", "true or false");
    }
    return paired.asBoolean(false);
  }

  Sample sample() {
    return sample("values", "clusters");
  }

  Sample baseline() {
    String clusters = node.has("baseline_clusters") ? "baseline_clusters" : "clusters";
    return sample("baseline", clusters);
  }

  private Sample sample(String values, String clusters) {
    Statistic statistic = ValueStatistic.named(text("statistic", "mean"));
    Sample sample = ValueStatistic.sample(statistic, values(values), clusters(clusters));
    return text("unit", "item").equals("run") ? sample.ofRuns() : sample;
  }

  Terms terms() {
    Resampling resampling =
        new Resampling(whole("replicates", Resampling.DEFAULT_REPLICATES), whole("seed", 42), 1);
    return new Terms(
        choice("direction", Direction.class, Direction.NONE),
        number("margin", 0),
        number("level", 0.95),
        choice("decision", DecisionRule.class, DecisionRule.NO_CHANGE),
        resampling);
  }

  /// The numbers of a property; null and the strings `NaN`, `Infinity` and `-Infinity` stand for
  /// what JSON cannot write.
  double[] values(String name) {
    JsonNode array = node.path(name);
    if (!array.isArray()) {
      throw wrong("'" + name + "'", "an array of numbers");
    }
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(name, array.get(i));
    }
    return values;
  }

  private static double value(String name, JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return switch (value.isNull() ? "NaN" : value.asString("")) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      case "true" -> 1;
      case "false" -> 0;
      default -> throw wrong("'" + name + "'", "an array of numbers");
    };
  }

  private Optional<int[]> clusters(String name) {
    JsonNode array = node.path(name);
    if (array.isMissingNode() || array.isNull()) {
      return Optional.empty();
    }
    if (!array.isArray()) {
      throw wrong("'" + name + "'", "an array of labels");
    }
    List<String> labels = new ArrayList<>();
    array.forEach(label -> labels.add(label.asString("")));
    return labels.isEmpty() ? Optional.of(new int[0]) : ValueTable.numbers(labels);
  }

  private String text(String name, String otherwise) {
    JsonNode text = node.path(name);
    if (text.isMissingNode()) {
      return otherwise;
    }
    if (!text.isString()) {
      throw wrong("'" + name + "'", "a string");
    }
    return text.stringValue();
  }

  private double number(String name, double otherwise) {
    JsonNode number = node.path(name);
    if (number.isMissingNode()) {
      return otherwise;
    }
    if (!number.isNumber()) {
      throw new RefusedException(Refusal.INVALID_ARGUMENT, name + ": it must be a number");
    }
    return number.doubleValue();
  }

  private int whole(String name, int otherwise) {
    double number = number(name, otherwise);
    boolean seed = name.equals("seed");
    if (number != Math.rint(number)
        || Math.abs(number) > Integer.MAX_VALUE
        || (!seed && number < 1)) {
      throw wrong("'" + name + "'", seed ? "a whole number" : "a positive whole number");
    }
    return (int) number;
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    String word = text(name, otherwise.name().toLowerCase(Locale.ROOT));
    Map<String, E> choices =
        Arrays.stream(type.getEnumConstants())
            .collect(
                Collectors.toMap(
                    choice -> choice.name().toLowerCase(Locale.ROOT), choice -> choice));
    E chosen = choices.get(word);
    if (chosen == null) {
      throw wrong("'" + name + "'", "one of " + new TreeSet<>(choices.keySet()));
    }
    return chosen;
  }

  private static AssayException wrong(String place, String expected) {
    return AssayException.invalid(place, "this must be " + expected, "Correct the line.");
  }
}
