package dev.assay.stats.resample;

import dev.assay.stats.Resampler;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The difference of two bound statistics whose weights lie one after the other.
///
/// The influence of a row is scaled so that the variance of the difference is the sum of the two
/// variances: by the total weight of both tables over that of its own.
record IndependentBound(
    Statistic.Bound base, Statistic.Bound head, Weights baseWeights, Weights headWeights)
    implements Statistic.Bound {

  @Override
  public double of(Weights weights) {
    split(weights);
    return head.of(headWeights) - base.of(baseWeights);
  }

  @Override
  public boolean influence(Weights weights, double[] into) {
    split(weights);
    double[] first = new double[baseWeights.rows()];
    double[] second = new double[headWeights.rows()];
    if (!base.influence(baseWeights, first) || !head.influence(headWeights, second)) {
      return false;
    }
    double baseScale = -weights.total() / baseWeights.total();
    double headScale = weights.total() / headWeights.total();
    for (int row = 0; row < first.length; row++) {
      into[row] = baseScale * first[row];
    }
    for (int row = 0; row < second.length; row++) {
      into[first.length + row] = headScale * second[row];
    }
    return true;
  }

  /// The sum of the two variances, each times a factor; NaN without influence.
  double variance(Weights weights, double baseFactor, double headFactor) {
    split(weights);
    return baseFactor * variance(base, baseWeights) + headFactor * variance(head, headWeights);
  }

  private static double variance(Statistic.Bound bound, Weights weights) {
    return bound.variance(weights, bound.of(weights), new double[weights.rows()]);
  }

  private void split(Weights weights) {
    double[] all = weights.array();
    baseWeights.refill(part(all, 0), 0);
    headWeights.refill(part(all, baseWeights.rows()), 0);
  }

  private static Resampler part(double[] all, int from) {
    return (_, into) -> {
      System.arraycopy(all, from, into, 0, into.length);
      double sum = 0;
      for (double weight : into) {
        sum += weight;
      }
      return sum;
    };
  }
}
