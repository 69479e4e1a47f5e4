package dev.assay.api.result;

import java.util.List;

/// An estimate of one metric for one model over several datasets.
///
/// @param weighting how the datasets are put together
/// @param datasets the datasets, in the order of the spec
/// @param estimate the estimate; its subject names no dataset
public record AggregateRecord(Weighting weighting, List<String> datasets, EstimateRecord estimate) {

  /// Copies the list.
  public AggregateRecord {
    datasets = List.copyOf(datasets);
  }

  /// How datasets are put together.
  public enum Weighting {
    /// Each dataset counts the same.
    MACRO,
    /// Each row counts the same.
    MICRO
  }
}
