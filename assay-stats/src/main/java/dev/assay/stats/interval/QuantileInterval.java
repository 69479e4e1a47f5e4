package dev.assay.stats.interval;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.descriptive.QuantileType;
import dev.assay.stats.descriptive.Quantiles;
import dev.assay.stats.distribution.Binomial;
import java.util.Arrays;

/// A distribution-free interval of a quantile between two order statistics, in the unit of the
/// data.
///
/// With `B ~ Bin(n, p)` and `a = 1 - confidence`, the lower rank is the largest r with `P(B <= r-1)
/// <= a/2` and the upper rank the smallest s with `P(B <= s-1) >= 1 - a/2`. Rank 0 stands for minus
/// infinity and rank n + 1 for infinity: the sample cannot bound the quantile. The estimate is the
/// type-7 quantile. Valid for independent observations of any distribution; with ties it covers no
/// less than stated (David and Nagaraja 2003, Order statistics, 7.1).
///
/// @param interval the limits
/// @param lowerRank the rank of the lower limit, from 0
/// @param upperRank the rank of the upper limit, up to n + 1
/// @param coverage the exact coverage for a continuous distribution
public record QuantileInterval(Interval interval, int lowerRank, int upperRank, double coverage) {

  // A probability that equals a/2 but for rounding counts as equal.
  private static final double ROUNDING = 1 + 1e-12;

  /// The interval of the quantile at `p`, in (0, 1).
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, or INVALID_ARGUMENT for a `p`
  ///   or a confidence outside of (0, 1)
  public static QuantileInterval of(double[] x, double p, double confidence) {
    Arguments.insideUnit("p", p);
    Arguments.insideUnit("confidence", confidence);
    Arguments.finite("x", x);
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    int n = x.length;
    Binomial below = new Binomial(n, p);
    double tail = (1 - confidence) / 2 * ROUNDING;
    int lowerRank = (int) below.quantile(tail);
    while (lowerRank > 0 && below.cdf(lowerRank - 1.0) > tail) {
      lowerRank--;
    }
    while (below.cdf(lowerRank) <= tail) {
      lowerRank++;
    }
    int upperRank = (int) below.upperQuantile(tail) + 1;
    while (below.sf(upperRank - 1.0) > tail) {
      upperRank++;
    }
    Interval interval =
        Interval.of(
            Quantiles.ofSorted(p, sorted, QuantileType.TYPE_7),
            lowerRank == 0 ? Double.NEGATIVE_INFINITY : sorted[lowerRank - 1],
            upperRank == n + 1 ? Double.POSITIVE_INFINITY : sorted[upperRank - 1],
            confidence,
            "order-statistics");
    double coverage = 1 - below.sf(upperRank - 1.0) - below.cdf(lowerRank - 1.0);
    return new QuantileInterval(interval, lowerRank, upperRank, coverage);
  }
}
