package dev.assay.stats.decision;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// Evidence by the method that the terms name.
///
/// @param of what is estimated
/// @param quantile whether the statistic is a quantile, whose influence takes an estimate of the
///   density and is therefore not used
record Named(Resampled of, boolean quantile) {
  private static final String REASON = "the method was named";

  Evidence evidence() {
    return switch (of.terms().method()) {
      case T -> student();
      case BOOTSTRAP -> bootstrap();
      case BCA -> of.bca(REASON);
      case PERCENTILE -> of.percentile(REASON);
      case AUTO -> throw new AssertionError();
    };
  }

  private Evidence student() {
    if (quantile) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT,
          "the method t does not fit a percentile; auto, bootstrap, bca and percentile do");
    }
    double[] influence = new double[of.quantity().rows()];
    Statistic.Bound bound = of.quantity().bind();
    Weights ones = Weights.ones(influence.length);
    if (!bound.influence(ones, influence)) {
      return of.jackknife(REASON);
    }
    return of.design().clustered()
        ? of.clustered(bound.of(ones), influence)
        : of.student(bound.of(ones), of.design().variances(ones, influence))
            .evidence(REASON, of.design().units());
  }

  private Evidence bootstrap() {
    double[] influence = new double[of.quantity().rows()];
    Weights ones = Weights.ones(influence.length);
    if (quantile) {
      return of.percentile(REASON);
    }
    return of.quantity().bind().influence(ones, influence)
        ? of.studentized(of.design().variances(ones, influence), REASON)
        : of.bca(REASON);
  }
}
