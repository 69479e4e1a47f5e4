package dev.assay.stats.statistic;

import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The square root of a bound statistic; its influence is that of the statistic over twice the
/// root.
record BoundRoot(Statistic.Bound squared) implements Statistic.Bound {
  @Override
  public double of(Weights weights) {
    return Math.sqrt(squared.of(weights));
  }

  @Override
  public boolean influence(Weights weights, double[] into) {
    double root = of(weights);
    if (!(root > 0) || !squared.influence(weights, into)) {
      return false;
    }
    for (int row = 0; row < into.length; row++) {
      into[row] /= 2 * root;
    }
    return true;
  }
}
