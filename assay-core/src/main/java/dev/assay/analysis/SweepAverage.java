package dev.assay.analysis;

import dev.assay.api.result.AggregateRecord;
import java.util.Map;

/// How the datasets of a sweep are put together: seed by seed, so that the seed stays the unit.
///
/// @param weighting what counts the same
/// @param weights how much each dataset counts, by its name; together 1
public record SweepAverage(AggregateRecord.Weighting weighting, Map<String, Double> weights) {

  /// Copies the weights.
  public SweepAverage {
    weights = Map.copyOf(weights);
  }
}
