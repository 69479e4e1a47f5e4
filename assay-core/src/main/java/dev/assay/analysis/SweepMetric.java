package dev.assay.analysis;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.stats.decision.Direction;

/// A metric that the trials of a sweep report.
///
/// @param info what it is
/// @param direction which values are better
/// @param margin the smallest change that matters
/// @param primary whether it ranks the configurations
public record SweepMetric(MetricInfo info, Direction direction, Margin margin, boolean primary) {
  String name() {
    return info.name();
  }
}
