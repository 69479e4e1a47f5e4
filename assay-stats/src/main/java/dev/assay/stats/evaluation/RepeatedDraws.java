package dev.assay.stats.evaluation;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.StudentT;
import dev.assay.stats.interval.ClusterEstimator;
import dev.assay.stats.interval.ClusteredMean;

/// The mean score over items that were each drawn several times, with its variance split into the
/// part of the items and the part of the draws.
///
/// Draws of one item are not independent evidence, so the item mean is the unit: `mean = average of
/// the item means`, `se² = var(item means) / n`, and the interval is `t` with `n - 1` degrees of
/// freedom. Every item weighs the same, however many draws it has. With `s_i²` the variance among
/// the `K_i` draws of item `i`, `draws = average of s_i² / K_i` and `items = var(item means) -
/// draws`, so that `se² = (items + draws) / n`: more draws shrink `draws` alone, more items shrink
/// both. (Miller 2024, arXiv 2411.00640.)
public final class RepeatedDraws {
  private final double[] means;
  private final double drawVariance;

  private RepeatedDraws(double[] means, double drawVariance) {
    this.means = means;
    this.drawVariance = drawVariance;
  }

  /// The parts of the variance of an item's mean, in the squared unit of the score.
  ///
  /// @param items the variance between items that more draws cannot remove; unbiased, so it may
  ///   come out slightly negative where there is none
  /// @param draws the variance that the draws add, at least 0
  public record Split(double items, double draws) {}

  /// The scores `scores[item][draw]`; items may have different numbers of draws.
  ///
  /// @throws RefusedException EMPTY_INPUT without items or for an item without draws, NAN_INPUT,
  ///   TOO_FEW_OBSERVATIONS below two items
  public static RepeatedDraws of(double[][] scores) {
    Arguments.atLeast("scores", 2, scores.length);
    double[] means = new double[scores.length];
    double variance = 0;
    int repeated = 0;
    for (int item = 0; item < scores.length; item++) {
      means[item] = Moments.mean("scores[" + item + "]", scores[item]);
      if (scores[item].length > 1) {
        variance += Moments.of("scores", scores[item]).variance() / scores[item].length;
        repeated++;
      }
    }
    // An item with a single draw has no variance of its own: then the split is not identified.
    return new RepeatedDraws(
        means, repeated == scores.length ? variance / scores.length : Double.NaN);
  }

  /// The differences of two models on the same items, first minus second, drawn independently.
  ///
  /// @throws RefusedException EMPTY_INPUT and NAN_INPUT as {@link #of}, and LENGTH_MISMATCH for
  ///   different numbers of items
  public static RepeatedDraws difference(double[][] first, double[][] second) {
    Arguments.sameLength("first", first.length, "second", second.length);
    RepeatedDraws a = of(first);
    RepeatedDraws b = of(second);
    double[] means = new double[first.length];
    for (int item = 0; item < means.length; item++) {
      means[item] = a.means[item] - b.means[item];
    }
    return new RepeatedDraws(means, a.drawVariance + b.drawVariance);
  }

  /// The mean of each item over its draws, for clustered intervals and tests.
  public double[] itemMeans() {
    return means.clone();
  }

  /// The mean over items with its t interval.
  ///
  /// @throws RefusedException DEGENERATE if all item means are equal, INVALID_ARGUMENT for a level
  ///   outside of (0, 1)
  public Interval interval(double level) {
    Arguments.insideUnit("level", level);
    Moments moments = Moments.of("scores", means);
    if (moments.constant()) {
      throw new RefusedException(
          Refusal.DEGENERATE, "scores have the same mean in every item: there is no interval");
    }
    double estimate = moments.mean();
    double se = Math.sqrt(moments.variance() / means.length);
    double df = means.length - 1.0;
    double half = new StudentT(df).upperQuantile((1 - level) / 2) * se;
    return new Interval(estimate, estimate - half, estimate + half, level, "item-means-t", se, df);
  }

  /// The mean over items with an interval that is robust to dependence between the items of a
  /// cluster, such as questions about one text: CR2 with Satterthwaite's degrees of freedom.
  ///
  /// @param cluster the cluster of each item, by number
  /// @throws RefusedException LENGTH_MISMATCH, TOO_FEW_CLUSTERS below two clusters, DEGENERATE if
  ///   the clusters do not vary, INVALID_ARGUMENT for a level outside of (0, 1)
  public Interval clusteredInterval(int[] cluster, double level) {
    return ClusteredMean.of(means, cluster).t(ClusterEstimator.CR2, level);
  }

  /// The two-sided p-value of the t test that the mean is `value`.
  ///
  /// @throws RefusedException DEGENERATE if all item means are equal, NAN_INPUT for the value
  public double pValue(double value) {
    Arguments.finite("value", value);
    Interval interval = interval(0.95);
    double t = Math.abs(interval.estimate() - value) / interval.standardError();
    return 2 * new StudentT(interval.degreesOfFreedom()).sf(t);
  }

  /// The variance of an item's mean, split into items and draws.
  ///
  /// @throws RefusedException NOT_IDENTIFIED if an item has a single draw
  public Split split() {
    if (Double.isNaN(drawVariance)) {
      throw new RefusedException(
          Refusal.NOT_IDENTIFIED, "scores must hold at least two draws of every item");
    }
    return new Split(Moments.of("scores", means).variance() - drawVariance, drawVariance);
  }
}
