package dev.assay.app.score;

import dev.assay.api.result.AggregateRecord;
import dev.assay.spec.AnalysisSpec;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.stats.decision.DecisionRule;
import dev.assay.stats.decision.Method;
import dev.assay.stats.decision.Terms;
import java.util.List;
import java.util.Optional;

/// The statistical terms that a spec asks for.
public final class RunTerms {
  private RunTerms() {}

  /// The scorer on the terms of that spec.
  public static Scorer scorer(BenchmarkSpec spec, List<MetricPlan> metrics) {
    AnalysisSpec analysis = spec.analysis();
    return new Scorer(
        metrics, of(spec), analysis.baseline(), analysis.primaryMetric(), weighting(spec));
  }

  /// How that spec puts several datasets together; empty: not at all.
  public static Optional<AggregateRecord.Weighting> weighting(BenchmarkSpec spec) {
    return switch (spec.analysis().aggregation()) {
      case MACRO -> Optional.of(AggregateRecord.Weighting.MACRO);
      case MICRO -> Optional.of(AggregateRecord.Weighting.MICRO);
      case PER_TASK -> Optional.empty();
    };
  }

  /// Level, rule and seed of that spec; direction and margin belong to each metric.
  public static Terms of(BenchmarkSpec spec) {
    AnalysisSpec analysis = spec.analysis();
    return Terms.seeded(spec.benchmark().seed())
        .withLevel(analysis.confidenceLevel())
        .withRule(
            switch (analysis.decision()) {
              case NO_CHANGE -> DecisionRule.NO_CHANGE;
              case BEYOND_MARGIN -> DecisionRule.BEYOND_MARGIN;
            })
        .withMethod(
            switch (analysis.intervalMethod()) {
              case AUTO -> Method.AUTO;
              case BOOTSTRAP -> Method.BOOTSTRAP;
              case BCA -> Method.BCA;
              case PERCENTILE -> Method.PERCENTILE;
              case T -> Method.T;
            });
  }
}
