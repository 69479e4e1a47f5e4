package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The weighted standard deviation of a `double` column, `sqrt(sum(w (x - mean)^2) / (sum(w) -
/// 1))`, in the column's unit; or its square, the variance.
///
/// Weights count rows, so the divisor is their sum less 1. Exact influence of the variance with `W`
/// the total weight: `W / (W - 1) * ((x - mean)^2 - sum(w (x - mean)^2) / W)`; of the standard
/// deviation: that divided by `2 sd`, not stated for a constant column. NaN if the total weight is
/// not above 1, or a row with weight is NaN or infinite.
///
/// Reference: Chan, Golub and LeVeque (1983), Algorithms for computing the sample variance,
/// American Statistician 37.
///
/// @param column the name of the column
/// @param squared true for the variance
public record StandardDeviation(String column, boolean squared) implements BoundFirst {

  /// The standard deviation of a column.
  public static StandardDeviation of(String column) {
    return new StandardDeviation(column, false);
  }

  /// The variance of a column.
  public static StandardDeviation variance(String column) {
    return new StandardDeviation(column, true);
  }

  @Override
  public Bound bind(Columns columns) {
    return new Spread(RowValues.of(columns.doubles(column)), squared);
  }

  private record Spread(RowValues rows, boolean squared) implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      double total = rows.total(weights);
      if (!(total > 1)) {
        return Double.NaN;
      }
      double variance = deviations(weights, total) / (total - 1);
      return squared ? variance : Math.sqrt(variance);
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      double total = rows.total(weights);
      double mean = mean(weights, total);
      double deviations = deviations(weights, total);
      double scale = total / (total - 1);
      if (!squared) {
        if (!(deviations > 0)) {
          return false;
        }
        scale /= 2 * Math.sqrt(deviations / (total - 1));
      }
      for (int row = 0; row < into.length; row++) {
        double distance = rows.values()[row] - mean;
        into[row] = scale * (distance * distance - deviations / total);
      }
      return true;
    }

    private double mean(Weights weights, double total) {
      return Sums.product(weights.array(), rows.values()) / total;
    }

    private double deviations(Weights weights, double total) {
      return Sums.squares(weights.array(), rows.values(), mean(weights, total));
    }
  }
}
