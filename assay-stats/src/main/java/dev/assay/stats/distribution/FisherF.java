package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/// The F distribution, on [0, infinity).
///
/// @param numerator the numerator's degrees of freedom, positive and finite
/// @param denominator the denominator's degrees of freedom, positive and finite
public record FisherF(double numerator, double denominator) implements Distribution {
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public FisherF {
    Arguments.positive("numerator", numerator);
    Arguments.positive("denominator", denominator);
  }

  @Override
  public double cdf(double x) {
    return law().cumulativeProbability(Probabilities.number("x", x));
  }

  @Override
  public double sf(double x) {
    return law().survivalProbability(Probabilities.number("x", x));
  }

  @Override
  public double quantile(double p) {
    return law().inverseCumulativeProbability(Probabilities.unit("p", p));
  }

  @Override
  public double upperQuantile(double p) {
    return law().inverseSurvivalProbability(Probabilities.unit("p", p));
  }

  private ContinuousDistribution law() {
    return FDistribution.of(numerator, denominator);
  }
}
