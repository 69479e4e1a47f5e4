package dev.assay.api.metric;

import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// A metric that scores each answered sample by itself; its value is a statistic of the scores, the
/// mean unless said otherwise. Most metrics of a plug-in are of this form.
///
/// @param info what the metric is
/// @param scorer makes the score of a row of a table; NaN where it cannot be scored
/// @param statistic the statistic over the column `value`
public record ItemMetric(MetricInfo info, Scorer scorer, Statistic statistic) implements Metric {

  /// Makes a function from row to score for one table.
  @FunctionalInterface
  public interface Scorer {
    /// The score of each row of that table; asked only for rows that were answered.
    IntToDoubleFunction of(ObservationTable table);
  }

  @Override
  public Derivation derive(ObservationTable table) {
    IntToDoubleFunction score = scorer.of(table);
    double[] values = new double[table.rows()];
    int[] rows = new int[table.rows()];
    int scored = 0;
    for (int row = 0; row < table.rows(); row++) {
      double value = table.answered(row) ? score.applyAsDouble(row) : Double.NaN;
      if (!Double.isNaN(value)) {
        values[scored] = value;
        rows[scored++] = row;
      }
    }
    if (scored == 0) {
      return new Derivation.Unavailable("no row could be scored");
    }
    Columns columns = Columns.of("value", Arrays.copyOf(values, scored));
    return new Derivation.Derived(columns, statistic, table.units(Arrays.copyOf(rows, scored)));
  }
}
