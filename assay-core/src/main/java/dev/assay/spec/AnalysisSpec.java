package dev.assay.spec;

import java.util.List;

/// How results are judged.
///
/// @param baseline the model that the others are compared with; empty only where there is no model
/// @param primaryMetric the metric that ranks the models; empty only where there is no metric
/// @param aggregation how datasets are put together
/// @param confidenceLevel the level of all intervals
/// @param intervalMethod how intervals are made
/// @param decision what a regression has to show
public record AnalysisSpec(
    String baseline,
    String primaryMetric,
    Aggregation aggregation,
    double confidenceLevel,
    IntervalMethod intervalMethod,
    Decision decision) {

  /// The same rules for one model and some of the metrics.
  AnalysisSpec of(String model, List<MetricSpec> metrics) {
    boolean kept = metrics.stream().anyMatch(metric -> metric.name().equals(primaryMetric));
    String primary = metrics.isEmpty() ? "" : metrics.getFirst().name();
    return new AnalysisSpec(
        model,
        kept ? primaryMetric : primary,
        aggregation,
        confidenceLevel,
        intervalMethod,
        decision);
  }

  /// How datasets are put together.
  public enum Aggregation {
    /// Every dataset counts the same.
    MACRO,
    /// Every row counts the same.
    MICRO,
    /// They are not put together.
    PER_TASK
  }

  /// How intervals are made.
  public enum IntervalMethod {
    /// By the method with the best measured coverage.
    AUTO,
    /// By the studentized bootstrap, or BCa where there is no influence.
    BOOTSTRAP,
    /// By the bias-corrected and accelerated bootstrap.
    BCA,
    /// By the percentile bootstrap.
    PERCENTILE,
    /// By the t distribution.
    T
  }

  /// What a regression has to show.
  public enum Decision {
    /// That there is a change, and that it is of the margin's size.
    NO_CHANGE,
    /// That the change is surely beyond the margin.
    BEYOND_MARGIN
  }
}
