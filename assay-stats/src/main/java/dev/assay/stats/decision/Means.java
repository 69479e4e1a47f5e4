package dev.assay.stats.decision;

import dev.assay.stats.Columns;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;

/// The values of a sample whose statistic is their mean, with the clusters of the rows that count.
///
/// @param values one per row that counts
/// @param clusters the cluster numbers of the same rows
@SuppressWarnings("ArrayRecordComponent") // never compared
record Means(double[] values, Optional<int[]> clusters) {

  /// The values of a sample, or empty if its statistic is no mean of one number per row.
  static Optional<Means> of(Sample sample) {
    return terms(sample).map(terms -> taken(sample, terms));
  }

  /// The same for a sample whose statistic is bound already.
  static Optional<Means> of(Sample sample, Statistic.Bound bound) {
    return bound.terms().map(terms -> taken(sample, terms));
  }

  /// The differences of two paired samples, or empty if their statistics are no means, or means
  /// over different rows.
  static Optional<Means> differences(Question question) {
    Optional<double[]> base = terms(question.base());
    Optional<double[]> head = terms(question.head());
    if (base.isEmpty() || head.isEmpty() || !sameRows(base.get(), head.get())) {
      return Optional.empty();
    }
    double[] differences = new double[base.get().length];
    Arrays.setAll(differences, row -> head.get()[row] - base.get()[row]);
    return Optional.of(taken(question.head(), differences));
  }

  private static Optional<double[]> terms(Sample sample) {
    return sample.statistic().bind(sample.columns()).terms();
  }

  private static boolean sameRows(double[] first, double[] second) {
    for (int row = 0; row < first.length; row++) {
      if (Double.isNaN(first[row]) != Double.isNaN(second[row])) {
        return false;
      }
    }
    return true;
  }

  private static Means taken(Sample sample, double[] values) {
    int[] rows = new int[values.length];
    int size = 0;
    for (int row = 0; row < rows.length; row++) {
      if (!Double.isNaN(values[row])) {
        rows[size++] = row;
      }
    }
    double[] taken = new double[size];
    int[] clusters = new int[size];
    for (int i = 0; i < size; i++) {
      taken[i] = values[rows[i]];
      int row = rows[i];
      clusters[i] = sample.clusters().map(numbers -> numbers[row]).orElse(0);
    }
    return new Means(taken, sample.clusters().map(_ -> clusters));
  }

  /// Whether every value is 0 or 1.
  boolean binary() {
    return Arrays.stream(values).allMatch(value -> value == 0 || value == 1);
  }

  int count(double value) {
    return (int) Arrays.stream(values).filter(v -> v == value).count();
  }

  /// Refuses a sample without a row, or with a number that is not finite; else its bound statistic.
  static Statistic.Bound requireValues(Sample sample) {
    Columns columns = sample.columns();
    if (columns.rows() == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "columns: there is no row");
    }
    Statistic.Bound bound = sample.statistic().bind(columns);
    if (Double.isFinite(bound.of(Weights.ones(columns.rows())))) {
      return bound;
    }
    for (String name : columns.names()) {
      if (columns.isDouble(name)
          && !Arrays.stream(columns.doubles(name)).allMatch(Double::isFinite)) {
        throw new RefusedException(
            Refusal.NAN_INPUT, "column '" + name + "' holds a value that is not finite");
      }
    }
    throw new RefusedException(
        Refusal.NOT_IDENTIFIED, "columns: the statistic has no value for these rows");
  }

  /// Refuses fewer than two independent rows in what was drawn apart.
  static void requireTwo(Sample sample) {
    if (sample.clusters().isEmpty()) {
      int smallest = Collections.min(sample.strata());
      if (smallest < 2 && sample.strata().size() > 1) {
        throw new RefusedException(
            Refusal.TOO_FEW_OBSERVATIONS,
            "an interval needs at least 2 independent observations of everything that was drawn"
                + " apart, and of one there is "
                + smallest);
      }
      requireTwo(smallest, sample.unit());
    } else {
      requireTwo(sample.columns().rows(), sample.unit());
    }
  }

  /// Refuses fewer than two independent units.
  static void requireTwo(long units, Unit unit) {
    if (units < 2) {
      throw new RefusedException(
          unit == Unit.CLUSTER ? Refusal.TOO_FEW_CLUSTERS : Refusal.TOO_FEW_OBSERVATIONS,
          "an interval needs at least 2 independent observations, and there is " + units);
    }
  }
}
