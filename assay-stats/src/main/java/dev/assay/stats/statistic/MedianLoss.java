package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The median absolute error: the mean of the smallest losses whose cumulative weight reaches, and
/// passes, half of the total.
record MedianLoss(Regression names) implements BoundFirst {
  private static final String LOSS = "absolute error";

  @Override
  public Bound bind(Columns columns) {
    RowValues losses = names.losses(columns, Regression::distance);
    Bound smooth = WeightedQuantile.median(LOSS).bind(Columns.of(LOSS, losses.values()));
    return new Sorted(losses, RowOrder.ascending(losses.values()), smooth);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sorted(RowValues losses, int[] order, Statistic.Bound smooth)
      implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      double half = losses.total(weights) / 2;
      if (!(half > 0)) {
        return Double.NaN;
      }
      double[] w = weights.array();
      double reached = 0;
      double lower = Double.NaN;
      for (int row : order) {
        reached += w[row];
        if (w[row] > 0 && reached >= half) {
          if (reached > half) {
            return Double.isNaN(lower) ? losses.values()[row] : (lower + losses.values()[row]) / 2;
          }
          lower = losses.values()[row];
        }
      }
      return lower;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      return smooth.influence(weights, into);
    }
  }
}
