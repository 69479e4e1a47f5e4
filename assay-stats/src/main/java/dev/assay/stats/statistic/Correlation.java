package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The weighted Pearson correlation of two `double` columns, in [-1, 1].
///
/// Exact influence with standardised deviations `u`, `v` (mean 0, variance 1 under the weights): `u
/// v - r (u^2 + v^2) / 2`. NaN if one of the columns does not vary among the rows with weight, or a
/// row with weight is NaN or infinite.
///
/// @param x the name of the one column
/// @param y the name of the other
public record Correlation(String x, String y) implements BoundFirst {
  // Relative size below which a sum of squares is rounding noise of a constant column.
  private static final double CONSTANT = 1e-24;

  @Override
  public Bound bind(Columns columns) {
    return new Pair(RowValues.of(columns.doubles(x)), RowValues.of(columns.doubles(y)));
  }

  private record Pair(RowValues x, RowValues y) implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      Moments m = moments(weights);
      return m.defined() ? Math.clamp(m.xy / Math.sqrt(m.xx * m.yy), -1, 1) : Double.NaN;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      Moments m = moments(weights);
      if (!m.defined()) {
        return false;
      }
      double total = weights.total();
      double r = m.xy / Math.sqrt(m.xx * m.yy);
      for (int row = 0; row < into.length; row++) {
        double u = x.values()[row] - m.meanX;
        double v = y.values()[row] - m.meanY;
        into[row] =
            total * (u * v / Math.sqrt(m.xx * m.yy) - r / 2 * (u * u / m.xx + v * v / m.yy));
      }
      return true;
    }

    private Moments moments(Weights weights) {
      double total = x.total(weights) + 0 * y.total(weights);
      double[] w = weights.array();
      double meanX = Sums.product(w, x.values()) / total;
      double meanY = Sums.product(w, y.values()) / total;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int row = 0; row < w.length; row++) {
        double u = x.values()[row] - meanX;
        double v = y.values()[row] - meanY;
        xx += w[row] * u * u;
        yy += w[row] * v * v;
        xy += w[row] * u * v;
      }
      return new Moments(total, meanX, meanY, xx, yy, xy);
    }
  }

  private record Moments(
      double total, double meanX, double meanY, double xx, double yy, double xy) {
    boolean defined() {
      return xx > CONSTANT * total * meanX * meanX && yy > CONSTANT * total * meanY * meanY;
    }
  }
}
