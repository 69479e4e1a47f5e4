package dev.assay.stats.resample;

import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The difference of two bound statistics under the same weights.
@SuppressWarnings("ArrayRecordComponent") // never compared
record PairedBound(Statistic.Bound base, Statistic.Bound head, double[] scratch)
    implements Statistic.Bound {
  @Override
  public double of(Weights weights) {
    return head.of(weights) - base.of(weights);
  }

  @Override
  public boolean influence(Weights weights, double[] into) {
    if (!base.influence(weights, scratch) || !head.influence(weights, into)) {
      return false;
    }
    for (int row = 0; row < into.length; row++) {
      into[row] -= scratch[row];
    }
    return true;
  }
}
