package dev.assay.app.stats;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Summary;
import dev.assay.stats.decision.Unit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers as JSON, in the form of `schemas/stats-answer.schema.json`: a limit that the sample
/// cannot give is null, what does not apply is absent.
public final class StatsJson {
  private StatsJson() {}

  /// What one sample says.
  public static ObjectNode of(Summary summary) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    estimate(node, "value", summary.estimate());
    node.put("reason", summary.reason());
    size(node, summary.unit(), summary.n());
    notes(node, summary.notes());
    return node;
  }

  /// What two samples say about a change.
  public static ObjectNode of(Comparison comparison) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    estimate(node, "d", comparison.change());
    optional(node, "p", comparison.pValue());
    optional(node, "p_adjusted", comparison.adjustedPValue());
    node.put("margin", comparison.margin());
    node.put("verdict", comparison.verdict().name().toLowerCase(Locale.ROOT));
    comparison.needed().ifPresent(needed -> node.put("n_needed", needed));
    node.put("reason", comparison.reason());
    size(node, comparison.unit(), comparison.n());
    notes(node, comparison.notes());
    return node;
  }

  /// A refusal on its own.
  static ObjectNode of(Refusal reason, String explanation) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    refusal(node, reason, explanation);
    return node;
  }

  private static void estimate(ObjectNode node, String name, Estimate estimate) {
    switch (estimate) {
      case Estimate.Known(Interval interval) -> {
        node.put(name, interval.estimate());
        limit(node, "lo", interval.lower());
        limit(node, "hi", interval.upper());
        node.put("level", interval.level());
        node.put("method", interval.method());
        number(node, "se", interval.standardError());
        number(node, "df", interval.degreesOfFreedom());
      }
      case Estimate.ValueOnly(double value, Refusal reason, String explanation) -> {
        node.put(name, value);
        refusal(node, reason, explanation);
      }
      case Estimate.Refused(Refusal reason, String explanation) ->
          refusal(node, reason, explanation);
    }
  }

  private static void refusal(ObjectNode node, Refusal reason, String explanation) {
    node.putObject("refusal").put("code", reason.name()).put("message", explanation);
  }

  private static void size(ObjectNode node, Unit unit, long n) {
    node.put("unit", unit.name().toLowerCase(Locale.ROOT));
    node.put("n", n);
  }

  private static void notes(ObjectNode node, List<String> notes) {
    if (!notes.isEmpty()) {
      ArrayNode array = node.putArray("notes");
      notes.forEach(array::add);
    }
  }

  private static void limit(ObjectNode node, String name, double limit) {
    if (Double.isInfinite(limit)) {
      node.putNull(name);
    } else {
      node.put(name, limit);
    }
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    }
  }

  private static void optional(ObjectNode node, String name, OptionalDouble value) {
    value.ifPresent(v -> node.put(name, v));
  }
}
