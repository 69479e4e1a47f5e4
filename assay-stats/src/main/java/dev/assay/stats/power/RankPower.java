package dev.assay.stats.power;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;

/// The power of the sign test, of Wilcoxon's signed-rank test and of the Mann-Whitney test, by
/// Noether's formula: `n = (z(alpha) + z(beta))^2 / (k (p - 1/2)^2)` (Noether 1987, Sample size
/// determination for some common nonparametric tests, JASA 82).
///
/// The effect is a probability `p`; without an effect it is 1/2. The variance under the hypothesis
/// is used throughout, so the plan is good near 1/2 and cautious far from it; the far tail of a
/// two-sided test is not counted. For the sign test `BinomialPower` is exact.
///
/// @param test the test
/// @param alpha the error rate of the test, in (0, 1)
/// @param alternative which deviations the test looks for; GREATER is `p > 1/2`
public record RankPower(Test test, double alpha, Alternative alternative) {

  /// The tests, and what their probability is.
  public enum Test {
    /// `p = P(D > 0)` of a difference; n counts the differences that are not 0.
    SIGN(4),
    /// `p = P(D + D' > 0)` of two independent differences; n counts the differences.
    SIGNED_RANK(3),
    /// `p = P(X > Y)`; n is the size of each of two equal groups.
    RANK_SUM(6);

    private final double factor;

    Test(double factor) {
      this.factor = factor;
    }
  }

  /// @throws RefusedException INVALID_ARGUMENT for alpha
  public RankPower {
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the sample size, positive, not necessarily whole
  /// @param p the probability, in [0, 1]
  /// @throws RefusedException INVALID_ARGUMENT for n or p
  public double power(double n, double p) {
    Arguments.positive("n", n);
    Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
    double distance =
        switch (alternative) {
          case TWO_SIDED -> Math.abs(p - 0.5);
          case GREATER -> p - 0.5;
          case LESS -> 0.5 - p;
        };
    return Normal.STANDARD.cdf(
        Math.sqrt(test.factor * n) * distance - Search.critical(alpha, alternative));
  }

  /// The sample size at which the test has that power.
  ///
  /// @param p the probability, in [0, 1], not 1/2, on the side of a one-sided alternative
  /// @param power above alpha and below 1
  /// @throws RefusedException INVALID_ARGUMENT
  public SampleSize sampleSize(double p, double power) {
    Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
    Search.requirePower(power, alpha);
    Arguments.require(
        p != 0.5
            && !(alternative == Alternative.GREATER && p < 0.5)
            && !(alternative == Alternative.LESS && p > 0.5),
        "p must differ from 1/2 in the direction of the alternative",
        p);
    double reach = reach(power) / (p - 0.5);
    return new SampleSize(reach * reach / test.factor);
  }

  /// The probability nearest to 1/2 that a sample tells from it with that power; below 1/2 for
  /// LESS.
  ///
  /// @param n the sample size, positive, not necessarily whole
  /// @param power above alpha and below 1
  /// @throws RefusedException INVALID_ARGUMENT, also where not even a probability of 1 is detected
  public double detectableProbability(double n, double power) {
    Arguments.positive("n", n);
    Search.requirePower(power, alpha);
    double distance = reach(power) / Math.sqrt(test.factor * n);
    Arguments.require(distance <= 0.5, "n is too small for any effect", n);
    return alternative == Alternative.LESS ? 0.5 - distance : 0.5 + distance;
  }

  private double reach(double power) {
    double reach = Search.critical(alpha, alternative) + Normal.STANDARD.quantile(power);
    Arguments.require(reach > 0, "power must be above what the smallest sample has", power);
    return reach;
  }
}
