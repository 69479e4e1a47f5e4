package dev.assay.stats.evaluation;

import dev.assay.stats.Arguments;
import dev.assay.stats.distribution.Normal;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/// MLPerf's rule for the fewest queries that support a claim about a latency percentile.
///
/// The claim "at least a share `p` of queries is under the limit" holds with confidence `c` once,
/// with `t` queries over the limit, `h` are under it such that `I_p(h, t + 1) <= 1 - c`, the
/// regularized incomplete beta function, which is the chance of seeing so few over it if the share
/// were just `p`. (MLPerf Inference rules, early stopping criterion.)
///
/// Reference: Reddi et al. (2020), MLPerf inference benchmark, ISCA 47.
public final class EarlyStopping {
  private EarlyStopping() {}

  /// The smallest number of queries under the limit that makes the claim with `over` queries over
  /// it.
  ///
  /// @param percentile the share `p`, in (0, 1), such as 0.99
  /// @param over the queries over the limit, at least 0
  /// @param confidence the confidence `c`, in (0, 1)
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if an argument is outside of its
  ///   range
  public static long minUnder(double percentile, long over, double confidence) {
    Arguments.insideUnit("percentile", percentile);
    Arguments.insideUnit("confidence", confidence);
    Arguments.require(over >= 0, "over must not be negative", over);
    long high = 1;
    while (!supports(percentile, high, over, confidence)) {
      high = Math.multiplyExact(high, 2L);
    }
    long low = high / 2;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (supports(percentile, middle, over, confidence)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /// The smallest number of queries in all, `minUnder + over`.
  ///
  /// @throws dev.assay.stats.RefusedException as {@link #minUnder}
  public static long minQueries(double percentile, long over, double confidence) {
    return Math.addExact(minUnder(percentile, over, confidence), over);
  }

  /// Whether a run with `under` queries under the limit and `over` over it supports the claim.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if an argument is outside of its
  ///   range
  public static boolean supports(double percentile, long under, long over, double confidence) {
    Arguments.insideUnit("percentile", percentile);
    Arguments.insideUnit("confidence", confidence);
    Arguments.require(over >= 0, "over must not be negative", over);
    Arguments.require(under >= 0, "under must not be negative", under);
    return under > 0
        && RegularizedBeta.value(percentile, (double) under, over + 1.0) <= 1 - confidence;
  }

  /// The number of queries that estimates a percentile's share within a margin of `(1 - p) / 20`,
  /// `z² p (1 - p) / margin²` with `z` two-sided, rounded to the nearest whole query: MLPerf's
  /// counts before it stops early.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if an argument is outside of (0, 1)
  public static long designQueries(double percentile, double confidence) {
    Arguments.insideUnit("percentile", percentile);
    Arguments.insideUnit("confidence", confidence);
    double z = Normal.critical(confidence);
    double margin = (1 - percentile) / 20;
    return Math.round(z * z * percentile * (1 - percentile) / (margin * margin));
  }
}
