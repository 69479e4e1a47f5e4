package dev.assay.stats.statistic;

import dev.assay.stats.Columns;

/// The weighted mean of a `double` column, `sum(w x) / sum(w)`, in the column's unit.
///
/// Exact influence `x - mean`. NaN if no row has weight, or a row with weight is NaN or infinite.
///
/// @param column the name of the column
public record WeightedMean(String column) implements BoundFirst {
  @Override
  public Bound bind(Columns columns) {
    return new BoundMean(RowValues.of(columns.doubles(column)));
  }
}
