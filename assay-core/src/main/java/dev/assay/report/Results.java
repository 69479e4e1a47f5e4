package dev.assay.report;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import java.util.List;

/// What was computed from the observations.
///
/// @param estimates every estimate: overall, by seed and by slice
/// @param comparisons every comparison of two models
public record Results(List<EstimateRecord> estimates, List<ComparisonRecord> comparisons) {
  /// Copies the lists.
  public Results {
    estimates = List.copyOf(estimates);
    comparisons = List.copyOf(comparisons);
  }
}
