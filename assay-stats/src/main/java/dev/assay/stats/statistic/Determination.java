package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The coefficient of determination.
record Determination(Regression names) implements BoundFirst {
  // Relative size below which a sum of squares is rounding noise of constant targets.
  private static final double CONSTANT = 1e-24;

  @Override
  public Bound bind(Columns columns) {
    return new Fitted(
        RowValues.of(columns.doubles(names.target())), names.losses(columns, Regression::square));
  }

  private record Fitted(RowValues target, RowValues losses) implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      double total = losses.total(weights);
      double mean = mean(weights, total);
      double spread = Sums.squares(weights.array(), target.values(), mean);
      boolean varies = spread > CONSTANT * total * mean * mean;
      return varies ? 1 - Sums.product(weights.array(), losses.values()) / spread : Double.NaN;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      double total = losses.total(weights);
      double mean = mean(weights, total);
      double spread = Sums.squares(weights.array(), target.values(), mean);
      double unexplained = 1 - of(weights);
      for (int row = 0; row < into.length; row++) {
        double distance = target.values()[row] - mean;
        into[row] = total / spread * (unexplained * distance * distance - losses.values()[row]);
      }
      return !Double.isNaN(unexplained);
    }

    private double mean(Weights weights, double total) {
      return Sums.product(weights.array(), target.values()) / total;
    }
  }
}
