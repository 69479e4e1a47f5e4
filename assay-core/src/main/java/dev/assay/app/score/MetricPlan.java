package dev.assay.app.score;

import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.stats.decision.Direction;

/// A metric to compute, on the terms of the spec.
///
/// @param metric the metric
/// @param direction which values are better
/// @param margin the smallest change that matters
/// @param asked whether the spec asks for it; one that is not asked for is reported and never
///   judged
public record MetricPlan(Metric metric, Direction direction, double margin, boolean asked) {

  /// What the metric is.
  public MetricInfo info() {
    return metric.info();
  }
}
