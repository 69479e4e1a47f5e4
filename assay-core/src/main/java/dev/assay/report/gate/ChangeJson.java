package dev.assay.report.gate;

import dev.assay.analysis.change.Change;
import dev.assay.analysis.change.Changes;
import dev.assay.analysis.change.Gate;
import dev.assay.analysis.change.Side;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.report.ChangeWords;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What changed, as `schemas/comparison.schema.json` says. A number that is not known is absent, a
/// limit that is infinite is null.
public final class ChangeJson {
  /// The version of the form.
  public static final int SCHEMA = 1;

  private ChangeJson() {}

  /// The JSON, over several lines.
  ///
  /// @param gate what the gate says; empty where there is none
  /// @param thresholds what the values of the head say of the thresholds of its spec
  public static String render(
      Changes changes, Optional<Gate> gate, List<ThresholdRecord> thresholds) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("schema", SCHEMA);
    gate.ifPresent(it -> {
      root.put("gate", word(it.outcome()));
      root.put("exit", it.exitCode());
      ArrayNode reasons = root.putArray("reasons");
      it.reasons().forEach(reasons::add);
    });
    side(root.putObject("base"), changes.base());
    side(root.putObject("head"), changes.head());
    root.put("level", changes.level());
    ObjectNode counts = root.putObject("counts");
    for (Verdict verdict : Verdict.values()) {
      counts.put(word(verdict), changes.count(verdict));
    }
    ArrayNode list = root.putArray("changes");
    changes.changes().forEach(it -> change(list.addObject(), it));
    ArrayNode unjudged = root.putArray("unjudged");
    changes.unjudged().forEach(unjudged::add);
    ArrayNode judged = root.putArray("thresholds");
    thresholds.forEach(it -> threshold(judged.addObject(), it));
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static void side(ObjectNode node, Side side) {
    node.put("name", side.name());
    node.put("what", side.what());
  }

  private static void change(ObjectNode node, Change it) {
    node.put("model", it.series().model());
    node.put("dataset", it.series().dataset());
    node.put("metric", it.series().metric());
    node.put("unit", it.traits().unit());
    node.put("direction", word(it.traits().direction().orElse(Direction.NONE)));
    node.put("verdict", word(it.verdict()));
    node.put("standing", word(it.standing()));
    node.put("basis", word(it.basis()));
    number(node, "base", it.base());
    number(node, "head", it.head());
    number(node, "growth", it.share());
    it.comparison().ifPresent(comparison -> comparison(node, it, comparison));
    it.needed().ifPresent(needed -> node.put("needed", needed));
    ArrayNode notes = node.putArray("notes");
    ChangeWords.notes(it).forEach(notes::add);
  }

  private static void comparison(ObjectNode node, Change change, Comparison it) {
    node.put("relative", change.relative());
    number(node, "d", it.difference());
    if (it.change() instanceof Estimate.Known(Interval interval)) {
      limit(node, "lo", interval.lower());
      limit(node, "hi", interval.upper());
      node.put("level", interval.level());
      node.put("method", interval.method());
    }
    number(node, "p", it.pValue());
    number(node, "p_adjusted", it.adjustedPValue());
    node.put("margin", it.margin());
    node.put("n", it.n());
    node.put("units", change.units());
  }

  private static void threshold(ObjectNode node, ThresholdRecord it) {
    node.put("model", it.model());
    node.put("dataset", it.dataset());
    node.put("metric", it.metric());
    node.put("threshold", it.threshold());
    node.put("at_least", it.atLeast());
    node.put("outcome", word(it.outcome()));
  }

  private static void number(ObjectNode node, String name, OptionalDouble number) {
    if (number.isPresent() && Double.isFinite(number.getAsDouble())) {
      node.put(name, number.getAsDouble());
    }
  }

  private static void limit(ObjectNode node, String name, double limit) {
    if (Double.isFinite(limit)) {
      node.put(name, limit);
    } else {
      node.putNull(name);
    }
  }

  private static String word(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }
}
