package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Measure;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.statistic.RatioOfSums;
import dev.assay.stats.statistic.WeightedMean;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// A quantity of each sample, NaN where it is not known, and what it is divided by in sum.
final class Usage {
  private final double[] above;
  private final double[] below;

  private Usage(double[] above, double[] below) {
    this.above = above;
    this.below = below;
  }

  /// The mean of a quantity over the samples that have it.
  static Usage of(ObservationTable table, Measure measure) {
    return mean(table.measure(measure).clone());
  }

  /// The mean of a quantity over all samples.
  static Usage of(ObservationTable table, IntToDoubleFunction value) {
    double[] values = new double[table.rows()];
    Arrays.setAll(values, value);
    return mean(values);
  }

  /// Which samples have an answer.
  static Usage answered(ObservationTable table) {
    return of(table, row -> table.outcome(row).hasAnswer() ? 1 : 0);
  }

  /// Which answers are the target to the letter.
  static double[] correct(ObservationTable table) {
    ObservationTable.Texts texts = table.texts();
    double[] correct = new double[table.rows()];
    for (int row = 0; row < correct.length; row++) {
      String target = texts.text(texts.target()[row]).strip();
      boolean equal = target.equals(texts.text(texts.answer()[row]).strip());
      correct[row] = table.answered(row) && !target.isEmpty() && equal ? 1 : 0;
    }
    return correct;
  }

  /// The sum instead of the mean.
  Usage summed() {
    double known = Arrays.stream(above).filter(value -> !Double.isNaN(value)).count();
    return mean(Arrays.stream(above).map(value -> value * known).toArray());
  }

  /// The sum divided by another sum.
  Usage per(double[] others) {
    return new Usage(above, others);
  }

  /// The sum for each second from the first intended start to the last byte.
  Usage perSecond(ObservationTable table) {
    double seconds = seconds(table);
    double rows = table.rows();
    return mean(
        Arrays.stream(above)
            .map(value -> (Double.isNaN(value) ? 0 : value) * rows / seconds)
            .toArray());
  }

  Derivation derivation(ObservationTable table) {
    int[] rows = new int[table.rows()];
    double[] values = new double[rows.length];
    double[] others = new double[rows.length];
    int count = 0;
    for (int row = 0; row < above.length; row++) {
      if (Double.isFinite(above[row])) {
        rows[count] = row;
        values[count] = above[row];
        others[count++] = below[row];
      }
    }
    if (count == 0) {
      return new Derivation.Unavailable("it is known of no sample");
    }
    if (Arrays.stream(others, 0, count).sum() == 0) {
      return new Derivation.Unavailable("no answer is right");
    }
    Columns columns =
        Columns.builder(count)
            .doubles("value", Arrays.copyOf(values, count))
            .doubles("per", Arrays.copyOf(others, count))
            .build();
    boolean ones = Arrays.stream(others, 0, count).allMatch(other -> other == 1);
    Statistic statistic = ones ? new WeightedMean("value") : new RatioOfSums("value", "per");
    return new Derivation.Derived(columns, statistic, table.units(Arrays.copyOf(rows, count)));
  }

  private static Usage mean(double[] values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return new Usage(values, ones);
  }

  private static double seconds(ObservationTable table) {
    double[] starts = table.measure(Measure.INTENDED_NANOS);
    double[] waits = table.measure(Measure.WAIT_NANOS);
    double[] ends = table.measure(Measure.END_NANOS);
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < starts.length; row++) {
      if (!Double.isNaN(starts[row])) {
        first = Math.min(first, starts[row]);
      }
      double end = starts[row] + waits[row] + ends[row];
      if (!Double.isNaN(end)) {
        last = Math.max(last, end);
      }
    }
    return (last - first) / 1e9;
  }
}
