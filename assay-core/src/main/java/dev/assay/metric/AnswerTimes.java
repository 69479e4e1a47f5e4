package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// A figure over one time for each sample that has it.
final class AnswerTimes {
  private AnswerTimes() {}

  static Derivation derive(
      MetricInfo info,
      LatencyStatistic figure,
      ObservationTable table,
      IntToDoubleFunction millis) {
    double[] values = new double[table.rows()];
    int[] rows = new int[table.rows()];
    int count = 0;
    for (int row = 0; row < table.rows(); row++) {
      double value = millis.applyAsDouble(row);
      if (!Double.isNaN(value)) {
        values[count] = value;
        rows[count++] = row;
      }
    }
    if (count < Math.max(1, figure.fewest())) {
      return new Derivation.Unavailable(
          count == 0
              ? "no answer was timed so"
              : info.name()
                  + " needs at least "
                  + figure.fewest()
                  + " answers; there are "
                  + count);
    }
    return new Derivation.Derived(
        Columns.of("value", Arrays.copyOf(values, count)),
        figure.statistic(),
        table.units(Arrays.copyOf(rows, count)));
  }
}
