package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/// The beta distribution, on [0, 1].
///
/// @param alpha the first shape, positive and finite
/// @param beta the second shape, positive and finite
public record Beta(double alpha, double beta) implements Distribution {
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public Beta {
    Arguments.positive("alpha", alpha);
    Arguments.positive("beta", beta);
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
    return BetaDistribution.of(alpha, beta);
  }
}
