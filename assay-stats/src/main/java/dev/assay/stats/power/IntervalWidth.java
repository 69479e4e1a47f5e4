package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.distribution.StudentT;
import dev.assay.stats.interval.ProportionMethod;
import dev.assay.stats.interval.Wilson;

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

  /// Student's interval of a mean from equal clusters, `t(n-1) sd sqrt((1 + (m-1) icc) / (n m))`,
  /// which is that of CR2 there; n counts the clusters (Kish 1965, Survey sampling).
  ///
  /// @param standardDeviation of an observation, positive and finite, in the unit of the data
  /// @param clusters the clusters
  /// @param confidence the coverage, in (0, 1)
  record ClusteredMean(double standardDeviation, ClusterPlan clusters, double confidence)
      implements IntervalWidth {
    /// @throws RefusedException INVALID_ARGUMENT
    public ClusteredMean {
      Arguments.positive("standardDeviation", standardDeviation);
      Arguments.insideUnit("confidence", confidence);
    }

    @Override
    public double halfWidth(double n) {
      return new Mean(standardDeviation * clusters.factor(), confidence).halfWidth(n);
    }
  }

  /// The interval of a proportion at `n p` successes, which need not be whole.
  ///
  /// @param method how the interval is made
  /// @param p the share of successes, in [0, 1]
  /// @param confidence the coverage, in (0, 1)
  record Proportion(ProportionMethod method, double p, double confidence) implements IntervalWidth {
    /// @throws RefusedException INVALID_ARGUMENT
    public Proportion {
      Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
      Arguments.insideUnit("confidence", confidence);
    }

    /// The half-width with n observations.
    ///
    /// @throws RefusedException INVALID_ARGUMENT for n, DEGENERATE for Wald's interval at 0 and 1
    @Override
    public double halfWidth(double n) {
      requireSize(n);
      return method.planned(p, n, confidence).width() / 2;
    }
  }

  /// Newcombe's interval of the difference of two independent proportions, with n in each group.
  ///
  /// @param p1 the share of successes of the first group, in [0, 1]
  /// @param p2 that of the second
  /// @param confidence the coverage, in (0, 1)
  record ProportionDifference(double p1, double p2, double confidence) implements IntervalWidth {
    /// @throws RefusedException INVALID_ARGUMENT
    public ProportionDifference {
      Arguments.require(p1 >= 0 && p1 <= 1, "p1 must lie between 0 and 1", p1);
      Arguments.require(p2 >= 0 && p2 <= 1, "p2 must lie between 0 and 1", p2);
      Arguments.insideUnit("confidence", confidence);
    }

    @Override
    public double halfWidth(double n) {
      requireSize(n);
      Interval first = Wilson.interval(p1, n, confidence);
      Interval second = Wilson.interval(p2, n, confidence);
      double below = Math.hypot(p1 - first.lower(), second.upper() - p2);
      double above = Math.hypot(first.upper() - p1, p2 - second.lower());
      return (below + above) / 2;
    }
  }

  /// The interval of the logarithm of an odds ratio (Woolf) or risk ratio (Katz) of two independent
  /// groups of n, `z sqrt(variance / n)`: the limits are the ratio times and divided by `exp` of
  /// the half-width.
  ///
  /// @param measure which ratio
  /// @param p1 the proportion of the base, in (0, 1)
  /// @param p2 that of the other group, in (0, 1)
  /// @param confidence the coverage, in (0, 1)
  record LogRatio(RatioPower.Measure measure, double p1, double p2, double confidence)
      implements IntervalWidth {
    /// @throws RefusedException INVALID_ARGUMENT
    public LogRatio {
      Arguments.insideUnit("p1", p1);
      Arguments.insideUnit("p2", p2);
      Arguments.insideUnit("confidence", confidence);
    }

    @Override
    public double halfWidth(double n) {
      requireSize(n);
      return Normal.critical(confidence) * Math.sqrt(measure.variance(p1, p2) / n);
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
