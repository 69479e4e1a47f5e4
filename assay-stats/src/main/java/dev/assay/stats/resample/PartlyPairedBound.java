package dev.assay.stats.resample;

import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;

/// The difference of two bound statistics that share the weights of their first rows.
///
/// The influence of a row is scaled as that of {@link IndependentBound} is, so that the variance of
/// the difference is the sum over what was drawn apart.
record PartlyPairedBound(
    Statistic.Bound base,
    Statistic.Bound head,
    Weights baseWeights,
    Weights headWeights,
    int shared)
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
    Arrays.fill(into, 0);
    double baseScale = weights.total() / baseWeights.total();
    double headScale = weights.total() / headWeights.total();
    for (int row = 0; row < first.length; row++) {
      into[row] -= baseScale * first[row];
    }
    for (int row = 0; row < second.length; row++) {
      into[row < shared ? row : first.length - shared + row] += headScale * second[row];
    }
    return true;
  }

  private void split(Weights weights) {
    double[] all = weights.array();
    baseWeights.refill((_, into) -> taken(all, into, shared), 0);
    headWeights.refill((_, into) -> taken(all, into, baseWeights.rows()), 0);
  }

  private double taken(double[] all, double[] into, int from) {
    System.arraycopy(all, 0, into, 0, shared);
    System.arraycopy(all, from, into, shared, into.length - shared);
    return Arrays.stream(into).sum();
  }
}
