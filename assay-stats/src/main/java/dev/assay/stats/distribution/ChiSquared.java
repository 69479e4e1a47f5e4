package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/// The chi-squared distribution, on [0, infinity).
///
/// @param degreesOfFreedom positive, at most 1e9, not necessarily whole
public record ChiSquared(double degreesOfFreedom) implements Distribution {
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public ChiSquared {
    Arguments.require(
        degreesOfFreedom > 0 && degreesOfFreedom <= 1e9,
        "degreesOfFreedom must be positive and at most 1e9",
        degreesOfFreedom);
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
