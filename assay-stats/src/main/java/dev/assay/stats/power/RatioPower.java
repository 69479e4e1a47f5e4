package dev.assay.stats.power;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.distribution.Normal;

/// The power of the two-sided test of "the odds, or risk, ratio of two independent groups is 1" by
/// the normal distribution of its logarithm, which is the test that Woolf's and Katz' intervals
/// make.
///
/// With `p1` the proportion of the base, `p2` the one that the ratio makes of it and n items in
/// each group, the variance of the logarithm is `(1/(p1 q1) + 1/(p2 q2)) / n` for odds and `(q1/p1
/// + q2/p2) / n` for risks. References: Woolf (1955), Annals of Human Genetics 19; Katz et al.
///   (1978), Biometrics 34; Wang, Chow and Li (2002), On sample size calculation based on odds
///   ratio in clinical trials, Journal of Biopharmaceutical Statistics 12.
///
/// @param measure which ratio
/// @param base the proportion p1 of the base, in (0, 1)
/// @param alpha the error rate of the test, in (0, 1)
public record RatioPower(Measure measure, double base, double alpha) {
  private static final double STEP = 0.002;
  private static final double FURTHEST = 12;

  /// The ratios.
  public enum Measure {
    /// `(p2 / q2) / (p1 / q1)`.
    ODDS,
    /// `p2 / p1`.
    RISK;

    /// The proportion that a ratio makes of `base`; for risks it may pass 1.
    double proportion(double base, double ratio) {
      double odds = base / (1 - base) * ratio;
      return this == RISK ? base * ratio : odds / (1 + odds);
    }

    /// The variance of the logarithm of the ratio, with one item in each group.
    double variance(double p1, double p2) {
      return this == RISK
          ? (1 - p1) / p1 + (1 - p2) / p2
          : 1 / (p1 * (1 - p1)) + 1 / (p2 * (1 - p2));
    }
  }

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for the base or alpha
  public RatioPower {
    Arguments.insideUnit("base", base);
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the size of each group, positive, not necessarily whole
  /// @param ratio positive; of risks, below `1 / base`
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for n or the ratio
  public double power(double n, double ratio) {
    Arguments.positive("n", n);
    return power(Math.abs(Math.log(ratio)) * Math.sqrt(n / variance(ratio)));
  }

  private double power(double distance) {
    double critical = Search.critical(alpha, Alternative.TWO_SIDED);
    return Normal.STANDARD.sf(critical - distance) + Normal.STANDARD.cdf(-critical - distance);
  }

  /// The size of each group at which the test has that power.
  ///
  /// @param ratio positive and not 1; of risks, below `1 / base`
  /// @param power above alpha and below 1
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT
  public SampleSize sampleSize(double ratio, double power) {
    double variance = variance(ratio);
    Search.requirePower(power, alpha);
    Arguments.require(ratio != 1, "ratio must not be 1", ratio);
    double distance = Search.root(each -> power(each) - power, 1);
    double log = Math.log(ratio);
    return new SampleSize(distance * distance * variance / (log * log));
  }

  /// The smallest ratio above 1 that groups of n detect with that power, within 1e-9 of itself.
  ///
  /// @param n the size of each group, positive, not necessarily whole
  /// @param power above alpha and below 1
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT, also where no ratio is detected:
  ///   one that leaves hardly any failures is known too badly
  public double detectableRatio(double n, double power) {
    Arguments.positive("n", n);
    Search.requirePower(power, alpha);
    double log = 0;
    do {
      log += STEP;
      Arguments.require(
          log < FURTHEST && measure.proportion(base, Math.exp(log)) < 1,
          "n is too small for any ratio",
          n);
    } while (power(n, Math.exp(log)) < power);
    double low = log - STEP;
    double high = log;
    while (high - low > 1e-10) {
      double middle = (low + high) / 2;
      if (power(n, Math.exp(middle)) < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(high);
  }

  private double variance(double ratio) {
    Arguments.positive("ratio", ratio);
    double p2 = measure.proportion(base, ratio);
    Arguments.require(
        p2 > 0 && p2 < 1, "ratio must leave the other group a proportion below 1", ratio);
    return measure.variance(base, p2);
  }
}
