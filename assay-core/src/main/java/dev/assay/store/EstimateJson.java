package dev.assay.store;

import dev.assay.api.observation.Outcome;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An entry of `estimates` in metrics.json.
final class EstimateJson {
  private EstimateJson() {}

  static ObjectNode write(EstimateRecord entry) {
    ObjectNode node = RecordJson.MAPPER.createObjectNode();
    node.put("model", entry.subject().model());
    node.put("dataset", entry.subject().dataset());
    entry.subject().seed().ifPresent(seed -> node.put("seed", seed));
    node.put("metric", entry.metric());
    entry.subject().slice().ifPresent(slice -> node.put("slice", slice));
    switch (entry.estimate()) {
      case Estimate.Known(Interval interval) -> interval(node, interval);
      case Estimate.ValueOnly(double value, Refusal reason, String explanation) -> {
        node.put("value", value);
        refusal(node, reason, explanation);
      }
      case Estimate.Refused(Refusal reason, String explanation) ->
          refusal(node, reason, explanation);
    }
    node.put("unit", entry.unit());
    node.put("n", entry.n());
    ObjectNode missing = node.putObject("missing");
    ordered(entry.missing())
        .forEach((kind, count) -> missing.put(kind.name().toLowerCase(Locale.ROOT), count));
    entry
        .bounds()
        .ifPresent(bounds -> {
          ObjectNode ends = node.putObject("bounds");
          ends.put("worst", bounds.worst());
          ends.put("best", bounds.best());
        });
    return node;
  }

  static EstimateRecord read(JsonNode node) {
    return read(node, node.required("dataset").asString());
  }

  static EstimateRecord read(JsonNode node, String dataset) {
    JsonNode seed = node.get("seed");
    JsonNode slice = node.get("slice");
    EstimateRecord.Subject subject =
        new EstimateRecord.Subject(
            node.required("model").asString(),
            dataset,
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed.asLong()),
            Optional.ofNullable(slice).map(JsonNode::asString));
    Map<Outcome.Kind, Long> missing = new EnumMap<>(Outcome.Kind.class);
    node.required("missing")
        .properties()
        .forEach(entry ->
            missing.put(
                Outcome.Kind.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
                entry.getValue().asLong()));
    return new EstimateRecord(
        subject,
        node.required("metric").asString(),
        estimate(node),
        node.required("unit").asString(),
        node.required("n").asLong(),
        missing,
        Optional.ofNullable(node.get("bounds"))
            .map(ends ->
                new EstimateRecord.Bounds(
                    ends.required("worst").doubleValue(), ends.required("best").doubleValue())));
  }

  private static void interval(ObjectNode node, Interval interval) {
    node.put("value", interval.estimate());
    Doubles.put(node, "lo", interval.lower());
    Doubles.put(node, "hi", interval.upper());
    node.put("level", interval.level());
    node.put("method", interval.method());
    Doubles.put(node, "standard_error", interval.standardError());
    Doubles.put(node, "degrees_of_freedom", interval.degreesOfFreedom());
  }

  private static void refusal(ObjectNode node, Refusal reason, String explanation) {
    ObjectNode refusal = node.putObject("refusal");
    refusal.put("reason", reason.name().toLowerCase(Locale.ROOT));
    refusal.put("explanation", explanation);
  }

  private static Estimate estimate(JsonNode node) {
    JsonNode refusal = node.get("refusal");
    if (refusal == null) {
      return new Estimate.Known(
          new Interval(
              node.required("value").asDouble(),
              Doubles.get(node, "lo", Double.NEGATIVE_INFINITY),
              Doubles.get(node, "hi", Double.POSITIVE_INFINITY),
              node.required("level").asDouble(),
              node.required("method").asString(),
              Doubles.get(node, "standard_error", Double.POSITIVE_INFINITY),
              Doubles.get(node, "degrees_of_freedom", Double.POSITIVE_INFINITY)));
    }
    Refusal reason =
        Refusal.valueOf(refusal.required("reason").asString().toUpperCase(Locale.ROOT));
    String explanation = refusal.required("explanation").asString();
    JsonNode value = node.get("value");
    return value == null
        ? new Estimate.Refused(reason, explanation)
        : new Estimate.ValueOnly(value.asDouble(), reason, explanation);
  }

  private static EnumMap<Outcome.Kind, Long> ordered(Map<Outcome.Kind, Long> counts) {
    EnumMap<Outcome.Kind, Long> ordered = new EnumMap<>(Outcome.Kind.class);
    ordered.putAll(counts);
    return ordered;
  }
}
