package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The ratio of two weighted sums, `sum(w a) / sum(w b)`: tokens per second over all requests, cost
/// per correct answer, a micro-averaged rate.
///
/// Exact influence `(a - ratio * b) / mean(b)`. NaN if the lower sum is 0, or a row with weight is
/// NaN or infinite.
///
/// @param numerator the column above
/// @param denominator the column below
public record RatioOfSums(String numerator, String denominator) implements BoundFirst {
  @Override
  public Bound bind(Columns columns) {
    return new Bounded(
        RowValues.of(columns.doubles(numerator)), RowValues.of(columns.doubles(denominator)));
  }

  private record Bounded(RowValues above, RowValues below) implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      double total = above.total(weights) + below.total(weights);
      double lower = Sums.product(weights.array(), below.values());
      boolean defined = total > 0 && lower != 0;
      return defined ? Sums.product(weights.array(), above.values()) / lower : Double.NaN;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      double ratio = of(weights);
      double scale = weights.total() / Sums.product(weights.array(), below.values());
      for (int row = 0; row < into.length; row++) {
        into[row] = scale * (above.values()[row] - ratio * below.values()[row]);
      }
      return true;
    }
  }
}
