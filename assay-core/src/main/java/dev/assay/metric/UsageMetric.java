package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.ObservationTable;
import java.util.function.Function;

/// A metric over what answers took.
///
/// @param info what it is
/// @param usage what is counted
record UsageMetric(MetricInfo info, Function<ObservationTable, Usage> usage) implements Metric {
  @Override
  public Derivation derive(ObservationTable table) {
    return usage.apply(table).derivation(table);
  }
}
