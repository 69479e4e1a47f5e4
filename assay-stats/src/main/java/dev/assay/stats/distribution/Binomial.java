package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// The binomial distribution: the number of successes in independent trials.
///
/// @param trials the number of trials, at least 0
/// @param probability the probability of a success, in [0, 1]
public record Binomial(int trials, double probability) implements Distribution {
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public Binomial {
    Arguments.require(trials >= 0, "trials must not be negative", trials);
    Arguments.require(
        probability >= 0 && probability <= 1, "probability must lie between 0 and 1", probability);
  }

  /// The probability of exactly `k` successes, `C(n, k) p^k (1 - p)^(n - k)`; 0 outside of 0 to n.
  /// Never refuses.
  public double probability(int k) {
    return law().probability(k);
  }

  @Override
  public double cdf(double x) {
    return law().cumulativeProbability(whole(x));
  }

  @Override
  public double sf(double x) {
    return law().survivalProbability(whole(x));
  }

  @Override
  public double quantile(double p) {
    return law().inverseCumulativeProbability(Probabilities.unit("p", p));
  }

  @Override
  public double upperQuantile(double p) {
    return law().inverseSurvivalProbability(Probabilities.unit("p", p));
  }

  private int whole(double x) {
    return (int) Math.floor(Math.clamp(Probabilities.number("x", x), -1, trials + 1.0));
  }

  private BinomialDistribution law() {
    return BinomialDistribution.of(trials, probability);
  }
}
