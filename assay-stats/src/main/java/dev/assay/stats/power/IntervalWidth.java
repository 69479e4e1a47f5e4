package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Beta;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.distribution.StudentT;

/// How narrow an interval a sample gives, and how large a sample an interval takes.
///
/// The half-width is half of the distance of the limits, in the unit of the quantity. It is that of
/// data which look as planned: whose standard deviation, or share of successes, is the one given.
public sealed interface IntervalWidth {

  /// The half-width with n observations.
  ///
  /// @param n the sample size, above 1, not necessarily whole
  /// @throws RefusedException INVALID_ARGUMENT for n
  double halfWidth(double n);

  /// The sample size that gives that half-width.
  ///
  /// @param halfWidth positive
  /// @throws RefusedException INVALID_ARGUMENT, also for a half-width that two observations beat
  default SampleSize sampleSize(double halfWidth) {
    Arguments.positive("halfWidth", halfWidth);
    Arguments.require(
        halfWidth(2) > halfWidth, "halfWidth must be below that of 2 observations", halfWidth);
    return new SampleSize(1 + Search.root(more -> halfWidth - halfWidth(1 + more), 1));
  }

  /// Student's interval of a mean, `t(n-1) sd / sqrt(n)`; of a mean difference with the standard
  /// deviation of the differences.
  ///
  /// @param standardDeviation positive and finite, in the unit of the data
  /// @param confidence the coverage, in (0, 1)
  record Mean(double standardDeviation, double confidence) implements IntervalWidth {
    /// @throws RefusedException INVALID_ARGUMENT
    public Mean {
      Arguments.positive("standardDeviation", standardDeviation);
      Arguments.insideUnit("confidence", confidence);
    }

    @Override
    public double halfWidth(double n) {
      requireSize(n);
      double critical = new StudentT(n - 1).upperQuantile((1 - confidence) / 2);
      return critical * standardDeviation / Math.sqrt(n);
    }
  }

  /// Wilson's interval of a proportion: `z sqrt(p(1-p)/n + z^2/(4n^2)) / (1 + z^2/n)`.
  ///
  /// @param p the share of successes, in [0, 1]
  /// @param confidence the coverage, in (0, 1)
  record Proportion(double p, double confidence) implements IntervalWidth {
    /// @throws RefusedException INVALID_ARGUMENT
    public Proportion {
      Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
      Arguments.insideUnit("confidence", confidence);
    }

    @Override
    public double halfWidth(double n) {
      requireSize(n);
      double z = Normal.critical(confidence);
      double square = z * z / n;
      return z * Math.sqrt(p * (1 - p) / n + square / (4 * n)) / (1 + square);
    }
  }

  /// The interval of Clopper and Pearson, from beta quantiles at `n p` successes.
  ///
  /// @param p the share of successes, in [0, 1]
  /// @param confidence the coverage, in (0, 1)
  record ExactProportion(double p, double confidence) implements IntervalWidth {
    /// @throws RefusedException INVALID_ARGUMENT
    public ExactProportion {
      Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
      Arguments.insideUnit("confidence", confidence);
    }

    @Override
    public double halfWidth(double n) {
      requireSize(n);
      double tail = (1 - confidence) / 2;
      double x = n * p;
      double lower = x <= 0 ? 0 : new Beta(x, n - x + 1).quantile(tail);
      double upper = x >= n ? 1 : new Beta(x + 1, n - x).upperQuantile(tail);
      return (upper - lower) / 2;
    }
  }

  /// The smallest sample whose order statistics bound the quantile at `p` on both sides: `p^n` and
  /// `(1-p)^n` are at most half of `1 - confidence`. 368 observations for the 99th percentile at
  /// 0.95, 3,688 for p = 0.999.
  ///
  /// @param p in (0, 1)
  /// @param confidence the coverage, in (0, 1)
  /// @throws RefusedException INVALID_ARGUMENT
  static SampleSize boundedQuantile(double p, double confidence) {
    Arguments.insideUnit("p", p);
    Arguments.insideUnit("confidence", confidence);
    double tail = Math.log((1 - confidence) / 2);
    return new SampleSize(Math.max(tail / Math.log(p), tail / Math.log1p(-p)));
  }

  private static void requireSize(double n) {
    Arguments.require(n > 1 && n < Double.POSITIVE_INFINITY, "n must be above 1 and finite", n);
  }
}
