package dev.assay.store;

import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ThresholdRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The entries of `aggregates` and `thresholds` in metrics.json.
final class SummaryJson {
  private SummaryJson() {}

  static ObjectNode write(AggregateRecord entry) {
    ObjectNode node = EstimateJson.write(entry.estimate());
    node.remove("dataset");
    node.put("aggregation", entry.weighting().name().toLowerCase(Locale.ROOT));
    ArrayNode datasets = node.putArray("datasets");
    entry.datasets().forEach(datasets::add);
    return node;
  }

  static AggregateRecord aggregate(JsonNode node) {
    List<String> datasets = new ArrayList<>();
    node.required("datasets").forEach(dataset -> datasets.add(dataset.asString()));
    return new AggregateRecord(
        AggregateRecord.Weighting.valueOf(
            node.required("aggregation").asString().toUpperCase(Locale.ROOT)),
        datasets,
        EstimateJson.read(node, ""));
  }

  static ObjectNode write(ThresholdRecord entry) {
    ObjectNode node = RecordJson.MAPPER.createObjectNode();
    node.put("model", entry.model());
    node.put("dataset", entry.dataset());
    node.put("metric", entry.metric());
    Doubles.put(node, entry.atLeast() ? "at_least" : "at_most", entry.threshold());
    node.put("outcome", entry.outcome().name().toLowerCase(Locale.ROOT));
    node.put("by_interval", entry.byInterval());
    return node;
  }

  static ThresholdRecord threshold(JsonNode node) {
    boolean atLeast = node.has("at_least");
    return new ThresholdRecord(
        node.required("model").asString(),
        node.required("dataset").asString(),
        node.required("metric").asString(),
        node.required(atLeast ? "at_least" : "at_most").doubleValue(),
        atLeast,
        ThresholdRecord.Outcome.valueOf(
            node.required("outcome").asString().toUpperCase(Locale.ROOT)),
        node.required("by_interval").asBoolean());
  }
}
