package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The largest or smallest value of a `double` column among the rows with weight, in its unit.
///
/// States no influence: an extreme is not a smooth function of the weights, and its bootstrap is
/// known to fail. NaN if no row has weight, or a row with weight is NaN or infinite.
///
/// It is the value whose empirical distribution function `F` first reaches 1, or first exceeds 0
/// (David and Nagaraja 2003, Order statistics).
///
/// @param column the name of the column
/// @param largest true for the maximum, false for the minimum
public record Extreme(String column, boolean largest) implements BoundFirst {

  /// The maximum of a column.
  public static Extreme maximum(String column) {
    return new Extreme(column, true);
  }

  /// The minimum of a column.
  public static Extreme minimum(String column) {
    return new Extreme(column, false);
  }

  @Override
  public Bound bind(Columns columns) {
    RowValues rows = RowValues.of(columns.doubles(column));
    return new Sorted(rows, RowOrder.ascending(rows.values()), largest);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sorted(RowValues rows, int[] order, boolean largest) implements Statistic.Bound {
    @Override
    public double of(Weights weights) {
      if (!(rows.total(weights) > 0)) {
        return Double.NaN;
      }
      int last = order.length - 1;
      for (int i = 0; i <= last; i++) {
        int row = order[largest ? last - i : i];
        if (weights.of(row) > 0) {
          return rows.values()[row];
        }
      }
      return Double.NaN;
    }
  }
}
