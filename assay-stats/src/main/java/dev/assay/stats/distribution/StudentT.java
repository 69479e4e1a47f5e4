package dev.assay.stats.distribution;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Student's t distribution.
///
/// @param degreesOfFreedom positive, not necessarily whole; infinity gives the standard normal
public record StudentT(double degreesOfFreedom) implements Distribution {
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public StudentT {
    Probabilities.positive("degreesOfFreedom", degreesOfFreedom);
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
    return TDistribution.of(degreesOfFreedom);
  }
}
