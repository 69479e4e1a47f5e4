package dev.assay.store;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.stats.decision.Verdict;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An entry of `comparisons` in metrics.json.
final class ComparisonJson {
  private ComparisonJson() {}

  static ObjectNode write(ComparisonRecord entry) {
    ObjectNode node = RecordJson.MAPPER.createObjectNode();
    node.put("base", entry.pair().base());
    node.put("head", entry.pair().head());
    node.put("dataset", entry.pair().dataset());
    node.put("metric", entry.pair().metric());
    ComparisonRecord.Change change = entry.change();
    change.d().ifPresent(d -> Doubles.put(node, "d", d));
    Doubles.put(node, "lo", change.lower());
    Doubles.put(node, "hi", change.upper());
    Doubles.put(node, "level", change.level());
    node.put("method", change.method());
    node.put("unit", change.unit());
    node.put("n", change.n());
    Doubles.put(node, "p", entry.p());
    Doubles.put(node, "p_adjusted", entry.pAdjusted());
    Doubles.put(node, "margin", entry.margin());
    node.put("verdict", entry.verdict().name().toLowerCase(Locale.ROOT));
    entry.needed().ifPresent(needed -> node.put("n_needed", needed));
    return node;
  }

  static ComparisonRecord read(JsonNode node) {
    double d = Doubles.get(node, "d", Double.NaN);
    JsonNode needed = node.get("n_needed");
    return new ComparisonRecord(
        new ComparisonRecord.Pair(
            node.required("base").asString(),
            node.required("head").asString(),
            node.required("dataset").asString(),
            node.required("metric").asString()),
        new ComparisonRecord.Change(
            Double.isNaN(d) ? OptionalDouble.empty() : OptionalDouble.of(d),
            Doubles.get(node, "lo", Double.NEGATIVE_INFINITY),
            Doubles.get(node, "hi", Double.POSITIVE_INFINITY),
            Doubles.get(node, "level", Double.NaN),
            node.required("method").asString(),
            node.required("n").asLong(),
            node.required("unit").asString()),
        Doubles.get(node, "p", Double.NaN),
        Doubles.get(node, "p_adjusted", Double.NaN),
        Doubles.get(node, "margin", Double.NaN),
        Verdict.valueOf(node.required("verdict").asString().toUpperCase(Locale.ROOT)),
        needed == null ? OptionalLong.empty() : OptionalLong.of(needed.asLong()));
  }
}
