package dev.assay.app.score;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.stats.decision.Direction;
import java.util.OptionalDouble;

/// A metric to compute, on the terms of the spec.
///
/// @param metric the metric
/// @param direction which values are better
/// @param margin the smallest change that matters
/// @param threshold the value that is to be reached, in the metric's unit
/// @param weight its weight in the composite score; 0 where it has none
/// @param asked whether the spec asks for it; one that is not asked for is reported and never
///   judged
public record MetricPlan(
    Metric metric,
    Direction direction,
    Margin margin,
    OptionalDouble threshold,
    double weight,
    boolean asked) {

  /// A metric that is reported and never judged.
  static MetricPlan reported(Metric metric) {
    return new MetricPlan(
        metric, metric.info().direction(), Margin.NONE, OptionalDouble.empty(), 0, false);
  }

  /// What the metric is.
  public MetricInfo info() {
    return metric.info();
  }
}
