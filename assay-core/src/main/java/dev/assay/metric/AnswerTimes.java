package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Measure;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import dev.assay.stats.evaluation.EffectiveSize;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// A figure over one time for each sample that has it.
final class AnswerTimes {
  private AnswerTimes() {}

  static Derivation derive(
      LatencyStatistic figure, ObservationTable table, IntToDoubleFunction millis) {
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
    int[] timed = Arrays.copyOf(rows, count);
    double[] times = Arrays.copyOf(values, count);
    Optional<String> absence = absence(figure, table, timed, times);
    return absence.isPresent()
        ? new Derivation.Unavailable(absence.get())
        : new Derivation.Derived(
            Columns.of("value", times), figure.statistic(), table.units(timed));
  }

  private static Optional<String> absence(
      LatencyStatistic figure, ObservationTable table, int[] rows, double[] times) {
    if (rows.length < figure.fewest() || figure.percentile() == 0) {
      return figure.absence(rows.length, "answers");
    }
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    double limit = sorted[(int) Math.ceil(figure.percentile() * sorted.length) - 1];
    boolean[] slow = new boolean[rows.length];
    int[] order = byTime(table.measure(Measure.INTENDED_NANOS), rows);
    for (int i = 0; i < slow.length; i++) {
      slow[i] = times[order[i]] >= limit;
    }
    // A server that stalls makes neighbours slow together, which are then no evidence each.
    return figure.absence(slow.length, EffectiveSize.ofSeries(slow), limit, "answers");
  }

  private static int[] byTime(double[] nanos, int[] rows) {
    boolean inOrder = true;
    for (int i = 1; i < rows.length && nanos.length > 0; i++) {
      inOrder &= nanos[rows[i]] >= nanos[rows[i - 1]];
    }
    IntStream places = IntStream.range(0, rows.length);
    return inOrder
        ? places.toArray()
        : places
            .boxed()
            .sorted(Comparator.comparingDouble(i -> nanos[rows[i]]))
            .mapToInt(Integer::intValue)
            .toArray();
  }
}
