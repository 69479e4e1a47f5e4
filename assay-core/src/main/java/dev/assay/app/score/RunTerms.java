package dev.assay.app.score;

import dev.assay.spec.AnalysisSpec;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.stats.decision.DecisionRule;
import dev.assay.stats.decision.Terms;

/// The statistical terms that a spec asks for.
public final class RunTerms {
  private RunTerms() {}

  /// Level, rule and seed of that spec; direction and margin belong to each metric.
  public static Terms of(BenchmarkSpec spec) {
    AnalysisSpec analysis = spec.analysis();
    return Terms.seeded(spec.benchmark().seed())
        .withLevel(analysis.confidenceLevel())
        .withRule(
            switch (analysis.decision()) {
              case NO_CHANGE -> DecisionRule.NO_CHANGE;
              case BEYOND_MARGIN -> DecisionRule.BEYOND_MARGIN;
            });
  }
}
