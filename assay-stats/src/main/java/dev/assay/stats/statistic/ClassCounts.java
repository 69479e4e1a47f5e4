package dev.assay.stats.statistic;

import java.util.Arrays;

/// The weighted counts by class: of the targets, of the predictions, and of both at once; or the
/// derivatives of a score by a row's entry in each.
final class ClassCounts {
  final double[] target;
  final double[] predicted;
  final double[] correct;

  ClassCounts(int classes) {
    target = new double[classes];
    predicted = new double[classes];
    correct = new double[classes];
  }

  int classes() {
    return target.length;
  }

  void clear() {
    Arrays.fill(target, 0);
    Arrays.fill(predicted, 0);
    Arrays.fill(correct, 0);
  }

  double total() {
    return sum(target);
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
