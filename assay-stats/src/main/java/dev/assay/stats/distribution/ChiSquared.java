package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/// The chi-squared distribution, on [0, infinity).
///
/// @param degreesOfFreedom positive and finite, not necessarily whole
public record ChiSquared(double degreesOfFreedom) implements Distribution {
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public ChiSquared {
    Arguments.positive("degreesOfFreedom", degreesOfFreedom);
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
    return ChiSquaredDistribution.of(degreesOfFreedom);
  }
}
