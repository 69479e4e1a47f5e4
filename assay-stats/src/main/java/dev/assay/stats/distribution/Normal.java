package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// The standard normal distribution.
public record Normal() implements Distribution {
  private static final NormalDistribution LAW = NormalDistribution.of(0, 1);
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double LOG_HALF = -Math.log(2);
  private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

  /// The one instance that is needed.
  public static final Normal STANDARD = new Normal();

  /// The two-sided critical value: half of `1 - confidence` lies above it.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `confidence` is not in (0, 1)
  public static double critical(double confidence) {
    Arguments.insideUnit("confidence", confidence);
    return STANDARD.upperQuantile((1 - confidence) / 2);
  }

  @Override
  public double cdf(double x) {
    return 0.5 * Erfc.value(-Probabilities.number("x", x) * SQRT_HALF);
  }

  @Override
  public double sf(double x) {
    return cdf(-x);
  }

  @Override
  public double quantile(double p) {
    return LAW.inverseCumulativeProbability(Probabilities.unit("p", p));
  }

  @Override
  public double upperQuantile(double p) {
    return LAW.inverseSurvivalProbability(Probabilities.unit("p", p));
  }

  /// The logarithm of the probability of at most `x`, finite for every finite `x`.
  static double logCdf(double x) {
    if (x > -5) {
      return Math.log(0.5 * Erfc.value(-x * SQRT_HALF));
    }
    return LOG_HALF + Math.log(Erfcx.value(-x * SQRT_HALF)) - x * x / 2;
  }

  /// The density at `x` divided by the probability of at most `x`.
  static double reverseHazard(double x) {
    return x > 30 ? 0 : SQRT_2_OVER_PI / Erfcx.value(-x * SQRT_HALF);
  }
}
