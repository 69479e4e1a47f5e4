package dev.assay.stats.effect;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;

/// The difference of two proportions on the scale where their variance does not depend on them: `2
/// asin sqrt(p1) - 2 asin sqrt(p2)`, in [-pi, pi] (Cohen 1988, Statistical power analysis).
public final class CohensH {
  private CohensH() {}

  /// The effect size of two proportions.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a proportion outside of [0, 1]
  public static double of(double p1, double p2) {
    Arguments.require(p1 >= 0 && p1 <= 1, "p1 must lie between 0 and 1", p1);
    Arguments.require(p2 >= 0 && p2 <= 1, "p2 must lie between 0 and 1", p2);
    return 2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2));
  }

  /// The effect size of two observed proportions, `-+ z sqrt(1/n1 + 1/n2)`, clipped to [-pi, pi].
  ///
  /// @throws RefusedException EMPTY_INPUT for an empty group, INVALID_ARGUMENT for a proportion or
  ///   a confidence out of range or a negative size
  public static Interval of(double p1, long n1, double p2, long n2, double confidence) {
    Arguments.require(n1 >= 0 && n2 >= 0, "sizes must not be negative", n1 + ", " + n2);
    if (n1 == 0 || n2 == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "a group is empty");
    }
    double h = of(p1, p2);
    double reach = Normal.critical(confidence) * Math.sqrt(1.0 / n1 + 1.0 / n2);
    return Interval.of(
        h,
        Math.clamp(h - reach, -Math.PI, Math.PI),
        Math.clamp(h + reach, -Math.PI, Math.PI),
        confidence,
        "cohens-h");
  }
}
