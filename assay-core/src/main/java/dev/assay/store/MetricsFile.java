package dev.assay.store;

import dev.assay.api.AssayException;
import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was computed from a run: `metrics.json`, as `schemas/metrics.schema.json` says.
///
/// What is not known is absent; a limit or degrees of freedom that are infinite are null. The same
/// results give the same bytes.
///
/// @param runId the run's id
/// @param estimates every estimate
/// @param comparisons every comparison
/// @param aggregates what each model comes to over several datasets
/// @param thresholds whether the values that the spec asks for were reached
public record MetricsFile(
    String runId,
    List<EstimateRecord> estimates,
    List<ComparisonRecord> comparisons,
    List<AggregateRecord> aggregates,
    List<ThresholdRecord> thresholds) {

  /// The version of the form that this Assay writes.
  public static final int SCHEMA = 1;

  /// The file's name in the folder of a run or of a trial.
  public static final String FILE = "metrics.json";

  /// Copies the lists.
  public MetricsFile {
    estimates = List.copyOf(estimates);
    comparisons = List.copyOf(comparisons);
    aggregates = List.copyOf(aggregates);
    thresholds = List.copyOf(thresholds);
  }

  /// The bytes of `metrics.json`.
  public byte[] toJson() {
    ObjectNode file = RecordJson.MAPPER.createObjectNode();
    file.put("schema", SCHEMA);
    file.put("run_id", runId);
    ArrayNode estimateNodes = file.putArray("estimates");
    estimates.forEach(estimate -> estimateNodes.add(EstimateJson.write(estimate)));
    ArrayNode comparisonNodes = file.putArray("comparisons");
    comparisons.forEach(comparison -> comparisonNodes.add(ComparisonJson.write(comparison)));
    ArrayNode aggregateNodes = file.putArray("aggregates");
    aggregates.forEach(aggregate -> aggregateNodes.add(SummaryJson.write(aggregate)));
    ArrayNode thresholdNodes = file.putArray("thresholds");
    thresholds.forEach(threshold -> thresholdNodes.add(SummaryJson.write(threshold)));
    return RecordJson.bytes(file);
  }

  /// Reads `metrics.json` from the folder of a run or of a trial.
  ///
  /// @throws AssayException if there is none, or it is damaged
  public static MetricsFile read(Path folder) {
    return readFile(folder.resolve(FILE));
  }

  /// Reads a file of this form, or what `run --json` printed, which holds one.
  ///
  /// @throws AssayException if there is none, or it is damaged
  public static MetricsFile readFile(Path file) {
    try {
      JsonNode whole = RecordJson.MAPPER.readTree(Files.readAllBytes(file));
      JsonNode root = whole.has("metrics") ? whole.required("metrics") : whole;
      if (root.required("schema").asInt() != SCHEMA) {
        throw AssayException.invalid(
            file.toString(),
            "the form of the file is version " + root.required("schema") + ", not " + SCHEMA,
            "Recompute it with `assay rescore`.");
      }
      List<EstimateRecord> estimates = new ArrayList<>();
      root.required("estimates").forEach(node -> estimates.add(EstimateJson.read(node)));
      List<ComparisonRecord> comparisons = new ArrayList<>();
      root.required("comparisons").forEach(node -> comparisons.add(ComparisonJson.read(node)));
      List<AggregateRecord> aggregates = new ArrayList<>();
      root.required("aggregates").forEach(node -> aggregates.add(SummaryJson.aggregate(node)));
      List<ThresholdRecord> thresholds = new ArrayList<>();
      root.required("thresholds").forEach(node -> thresholds.add(SummaryJson.threshold(node)));
      return new MetricsFile(
          root.required("run_id").asString(), estimates, comparisons, aggregates, thresholds);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw StoreFailures.unreadable(file, e);
    }
  }
}
