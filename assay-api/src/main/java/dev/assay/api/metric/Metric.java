package dev.assay.api.metric;

import dev.assay.api.observation.ObservationTable;

/// A quantity that is computed from observations: the columns that it derives, and one weighted
/// statistic over them. Value, interval, slices and comparisons all come from these two.
///
/// A metric is called from several threads at once, so it keeps nothing between calls.
public interface Metric {

  /// What this metric is.
  MetricInfo info();

  /// The columns and the statistic for these observations, or why there is no value.
  Derivation derive(ObservationTable table);
}
