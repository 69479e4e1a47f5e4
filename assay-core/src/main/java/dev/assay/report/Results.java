package dev.assay.report;

import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import java.util.List;

/// What was computed from the observations.
///
/// @param estimates every estimate: overall, by seed and by slice
/// @param comparisons every comparison of two models
/// @param aggregates what each model comes to over several datasets
/// @param thresholds whether the values that the spec asks for were reached
public record Results(
    List<EstimateRecord> estimates,
    List<ComparisonRecord> comparisons,
    List<AggregateRecord> aggregates,
    List<ThresholdRecord> thresholds) {
  /// Results without aggregates and thresholds.
  public Results(List<EstimateRecord> estimates, List<ComparisonRecord> comparisons) {
    this(estimates, comparisons, List.of(), List.of());
  }

  /// Copies the lists.
  public Results {
    aggregates = List.copyOf(aggregates);
    thresholds = List.copyOf(thresholds);
    estimates = List.copyOf(estimates);
    comparisons = List.copyOf(comparisons);
  }
}
