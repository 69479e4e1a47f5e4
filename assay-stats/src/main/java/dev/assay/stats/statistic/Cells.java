package dev.assay.stats.statistic;

import java.util.Arrays;

/// The occupied cells of a confusion matrix, and the rows that fall into each.
///
/// Rows are grouped by cell once, so that each count afterwards is a plain sum over a list of rows.
final class Cells {
  private final int tableRows;
  private final int classes;
  private final int[] rows;
  private final int[] ends;
  private final int[] targets;
  private final int[] predictions;
  private final double[] sizes;

  private Cells(
      int tableRows, int classes, int[] rows, int[] ends, int[] targets, int[] predictions) {
    this.tableRows = tableRows;
    this.classes = classes;
    this.rows = rows;
    this.ends = ends;
    this.targets = targets;
    this.predictions = predictions;
    this.sizes = new double[ends.length];
  }

  /// Groups the rows whose two codes are not negative, by two stable counting sorts.
  static Cells of(int[] target, int[] predicted) {
    int classes = 1 + Math.max(highest(target), highest(predicted));
    int[] present = new int[target.length];
    int size = 0;
    for (int row = 0; row < target.length; row++) {
      if (target[row] >= 0 && predicted[row] >= 0) {
        present[size++] = row;
      }
    }
    int[] rows = Arrays.copyOf(present, size);
    rows = sorted(sorted(rows, predicted, classes), target, classes);
    return grouped(rows, target, predicted, classes);
  }

  private static Cells grouped(int[] rows, int[] target, int[] predicted, int classes) {
    int[] ends = new int[rows.length];
    int cells = 0;
    for (int i = 0; i < rows.length; i++) {
      boolean last =
          i + 1 == rows.length
              || target[rows[i]] != target[rows[i + 1]]
              || predicted[rows[i]] != predicted[rows[i + 1]];
      if (last) {
        ends[cells++] = i + 1;
      }
    }
    int[] cellTargets = new int[cells];
    int[] cellPredictions = new int[cells];
    for (int cell = 0; cell < cells; cell++) {
      cellTargets[cell] = target[rows[ends[cell] - 1]];
      cellPredictions[cell] = predicted[rows[ends[cell] - 1]];
    }
    return new Cells(
        target.length, classes, rows, Arrays.copyOf(ends, cells), cellTargets, cellPredictions);
  }

  int classes() {
    return classes;
  }

  /// 1 for each row that is predicted right, 0 for each other, NaN for those without a cell and, if
  /// `only` is not negative, for those whose target is another class.
  double[] hits(int only) {
    double[] hits = new double[tableRows];
    Arrays.fill(hits, Double.NaN);
    int from = 0;
    for (int cell = 0; cell < ends.length; cell++) {
      if (only < 0 || targets[cell] == only) {
        double hit = targets[cell] == predictions[cell] ? 1 : 0;
        for (int i = from; i < ends[cell]; i++) {
          hits[rows[i]] = hit;
        }
      }
      from = ends[cell];
    }
    return hits;
  }

  /// Overwrites `counts` with the weighted counts.
  void count(double[] weights, ClassCounts counts) {
    counts.clear();
    int from = 0;
    for (int cell = 0; cell < ends.length; cell++) {
      double size = Sums.gather(weights, rows, from, ends[cell]);
      sizes[cell] = size;
      counts.target[targets[cell]] += size;
      counts.predicted[predictions[cell]] += size;
      if (targets[cell] == predictions[cell]) {
        counts.correct[targets[cell]] += size;
      }
      from = ends[cell];
    }
  }

  /// Writes to each row `scale` times the derivative of its cell, and 0 to the rows without a cell.
  void spread(ClassCounts slopes, double scale, double[] into) {
    Arrays.fill(into, 0);
    int from = 0;
    for (int cell = 0; cell < ends.length; cell++) {
      double slope = scale * slope(slopes, cell);
      for (int i = from; i < ends[cell]; i++) {
        into[rows[i]] = slope;
      }
      from = ends[cell];
    }
  }

  /// The sum of the squared derivatives over the rows that were counted last.
  double variance(ClassCounts slopes) {
    double sum = 0;
    for (int cell = 0; cell < ends.length; cell++) {
      double slope = slope(slopes, cell);
      sum += sizes[cell] * slope * slope;
    }
    return sum;
  }

  private double slope(ClassCounts slopes, int cell) {
    int target = targets[cell];
    int predicted = predictions[cell];
    double correct = target == predicted ? slopes.correct[target] : 0;
    return slopes.target[target] + slopes.predicted[predicted] + correct;
  }

  private static int highest(int[] codes) {
    int highest = -1;
    for (int code : codes) {
      highest = Math.max(highest, code);
    }
    return highest;
  }

  private static int[] sorted(int[] rows, int[] codes, int classes) {
    int[] starts = new int[classes + 1];
    for (int row : rows) {
      starts[codes[row] + 1]++;
    }
    for (int code = 0; code < classes; code++) {
      starts[code + 1] += starts[code];
    }
    int[] sorted = new int[rows.length];
    for (int row : rows) {
      sorted[starts[codes[row]]++] = row;
    }
    return sorted;
  }
}
