package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.MonotoneRoot;
import dev.assay.stats.distribution.Normal;

/// The power of the comparison of two independent proportions with n trials each, by the normal
/// approximation with the pooled variance under the hypothesis.
///
/// As R's `power.prop.test`: the far tail of a two-sided test is not counted. Reference: Fleiss,
/// Levin and Paik (2003), Statistical methods for rates and proportions, chapter 4.
///
/// @param alpha the error rate of the test, in (0, 1)
/// @param twoSided whether the test is two-sided
public record ProportionPower(double alpha, boolean twoSided) {

  /// @throws RefusedException INVALID_ARGUMENT for alpha
  public ProportionPower {
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the size of each group, positive, not necessarily whole
  /// @throws RefusedException INVALID_ARGUMENT for n, a proportion outside of [0, 1] or two that
  ///   are equal
  public double power(double n, double p1, double p2) {
    Arguments.positive("n", n);
    requireDifferent(p1, p2);
    double distance = Math.sqrt(n) * Math.abs(p1 - p2) - critical() * pooled(p1, p2);
    double own = own(p1, p2);
    return own == 0 ? (distance > 0 ? 1 : 0) : Normal.STANDARD.cdf(distance / own);
  }

  /// The size of each group at which the test has that power.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a power outside of (0, 1), a proportion outside
  ///   of [0, 1] or two that are equal
  public SampleSize sampleSize(double p1, double p2, double power) {
    Arguments.insideUnit("power", power);
    requireDifferent(p1, p2);
    double root = critical() * pooled(p1, p2) + Normal.STANDARD.quantile(power) * own(p1, p2);
    Arguments.require(root > 0, "power must be above what the smallest sample has", power);
    return new SampleSize(root / (p1 - p2) * (root / (p1 - p2)));
  }

  /// The smallest proportion above `p1` that groups of n tell from it with that power.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for n, a power outside of (alpha, 1), a proportion
  ///   outside of [0, 1), or where not even 1 can be told from it
  public double detectableProportion(double n, double p1, double power) {
    Arguments.require(p1 >= 0 && p1 < 1, "p1 must lie between 0 and 1", p1);
    Arguments.require(power > alpha && power < 1, "power must lie between alpha and 1", power);
    Arguments.require(power(n, p1, 1) > power, "n is too small for any effect", n);
    return MonotoneRoot.increasing(p2 -> (p2 == p1 ? 0 : power(n, p1, p2)) - power, p1, 1);
  }

  private double critical() {
    return Normal.STANDARD.upperQuantile(twoSided ? alpha / 2 : alpha);
  }

  private static double pooled(double p1, double p2) {
    return Math.sqrt((p1 + p2) * (1 - (p1 + p2) / 2));
  }

  private static double own(double p1, double p2) {
    return Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  }

  private static void requireDifferent(double p1, double p2) {
    Arguments.require(p1 >= 0 && p1 <= 1, "p1 must lie between 0 and 1", p1);
    Arguments.require(p2 >= 0 && p2 <= 1, "p2 must lie between 0 and 1", p2);
    Arguments.require(p1 != p2, "p1 and p2 must differ", p1);
  }
}
