package dev.assay.stats.interval;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.interval.ProportionMethod.Limits;

/// Wilson's score interval of a proportion `p` of `n` trials, where `n` need not be whole: all
/// proportions whose distance from `p` is at most z times the standard error they imply.
///
/// Reference: Wilson (1927), Probable inference, the law of succession, and statistical inference,
/// JASA 22; on an effective n, Korn and Graubard (1998), Survey Methodology 24.
public final class Wilson {
  private Wilson() {}

  /// The interval of a share that carries as much information as `n` independent trials; within [0,
  /// 1] and never of zero width.
  ///
  /// @param p the share, in [0, 1]
  /// @param n the effective number of trials, positive and finite
  /// @throws RefusedException INVALID_ARGUMENT for a p, n or confidence out of range
  public static Interval interval(double p, double n, double confidence) {
    Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
    Arguments.positive("n", n);
    Limits limits = limits(p, n, Normal.critical(confidence));
    return Interval.of(
        p,
        Math.clamp(limits.lower(), 0, 1),
        Math.clamp(limits.upper(), 0, 1),
        confidence,
        "wilson-effective-n");
  }

  static Limits limits(double p, double n, double z) {
    double square = z * z / n;
    double centre = p + square / 2;
    double reach = z * Math.sqrt(p * (1 - p) / n + square / (4 * n));
    return new Limits(
        p == 0 ? 0 : (centre - reach) / (1 + square), p == 1 ? 1 : (centre + reach) / (1 + square));
  }

  static Limits corrected(double p, double n, double z) {
    double q = 1 - p;
    double scale = 2 * (n + z * z);
    double lower = z * Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1));
    double upper = z * Math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1));
    return new Limits(
        p == 0 ? 0 : (2 * n * p + z * z - 1 - lower) / scale,
        p == 1 ? 1 : (2 * n * p + z * z + 1 + upper) / scale);
  }
}
