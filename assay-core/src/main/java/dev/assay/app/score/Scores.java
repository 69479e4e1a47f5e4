package dev.assay.app.score;

import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.store.MetricsFile;
import java.util.List;

/// Everything that is computed from the observations of a run.
///
/// @param estimates every estimate: overall first, then by slice
/// @param comparisons every comparison: those of the primary metric first
/// @param aggregates what each model comes to over several datasets
/// @param thresholds whether the values that the spec asks for were reached
public record Scores(
    List<EstimateRecord> estimates,
    List<ComparisonRecord> comparisons,
    List<AggregateRecord> aggregates,
    List<ThresholdRecord> thresholds) {

  /// Copies the lists.
  public Scores {
    aggregates = List.copyOf(aggregates);
    thresholds = List.copyOf(thresholds);
    estimates = List.copyOf(estimates);
    comparisons = List.copyOf(comparisons);
  }

  /// The content of `metrics.json`.
  public MetricsFile file(String runId) {
    return new MetricsFile(runId, estimates, comparisons, aggregates, thresholds);
  }
}
