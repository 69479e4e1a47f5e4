package dev.assay.app.score;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import java.util.List;

/// Everything that is computed from the observations of a run.
///
/// @param estimates every estimate: overall first, then by slice
/// @param comparisons every comparison: those of the primary metric first
public record Scores(List<EstimateRecord> estimates, List<ComparisonRecord> comparisons) {

  /// Copies the lists.
  public Scores {
    estimates = List.copyOf(estimates);
    comparisons = List.copyOf(comparisons);
  }
}
