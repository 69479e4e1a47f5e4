package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The weighted geometric mean of a `double` column, `exp(sum(w ln x) / sum(w))`, in the column's
/// unit: the mean of what is compared as a ratio, such as the time of whole runs.
///
/// Exact influence `value * (ln x - mean of ln x)`. NaN if no row has weight, or a row with weight
/// is not positive and finite.
///
/// @param column the name of the column
public record GeometricMean(String column) implements BoundFirst {
  @Override
  public Bound bind(Columns columns) {
    double[] values = columns.doubles(column);
    double[] logarithms = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      logarithms[row] = values[row] > 0 ? Math.log(values[row]) : Double.NaN;
    }
    return new Bounded(new BoundMean(RowValues.of(logarithms)));
  }

  private record Bounded(BoundMean logarithms) implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      return Math.exp(logarithms.of(weights));
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      double value = of(weights);
      logarithms.influence(weights, into);
      for (int row = 0; row < into.length; row++) {
        into[row] *= value;
      }
      return true;
    }
  }
}
