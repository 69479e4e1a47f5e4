package dev.assay.stats.resample;

import dev.assay.stats.RandomStream;

/// Welch's t of two samples under random labels.
///
/// @param pooled the values of both, the first sample's first, as deviations from their mean
/// @param first the size of the first sample
/// @param sum the sum of all, which is 0 but for rounding
/// @param squares the sum of their squares
record StudentizedRelabelings(double[] pooled, int first, double sum, double squares) {

  static StudentizedRelabelings of(double[] x, double[] y) {
    double[] pooled = Relabelings.pooled(x, y);
    double sum = 0;
    double squares = 0;
    for (double value : pooled) {
      sum += value;
      squares += value * value;
    }
    return new StudentizedRelabelings(pooled, x.length, sum, squares);
  }

  /// The statistic under the labels as they are.
  double observed() {
    double dealt = 0;
    double dealtSquares = 0;
    for (int i = 0; i < first; i++) {
      dealt += pooled[i];
      dealtSquares += pooled[i] * pooled[i];
    }
    return t(first, dealt, dealtSquares);
  }

  /// The statistic under random labels; the sign is that of the smaller sample's distance.
  double[] random(Resampling resampling) {
    int smaller = Math.min(first, pooled.length - first);
    return Relabelings.dealt(
        pooled, smaller, resampling, (random, values) -> deal(random, values, smaller));
  }

  private double deal(RandomStream random, double[] values, int count) {
    double dealt = 0;
    double dealtSquares = 0;
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(values.length - i);
      double value = values[j];
      dealt += value;
      dealtSquares += value * value;
      values[j] = values[i];
    }
    return t(count, dealt, dealtSquares);
  }

  // Rounding leaves the variance of equal values a little off zero.
  private double t(int count, double dealt, double dealtSquares) {
    int others = pooled.length - count;
    double rest = sum - dealt;
    double difference = dealt / count - rest / others;
    double own = Math.max(0, dealtSquares - dealt * dealt / count) / (count - 1);
    double other = Math.max(0, squares - dealtSquares - rest * rest / others) / (others - 1);
    double variance = own / count + other / others;
    if (variance <= 1e-24 * squares) {
      return Math.abs(difference) <= 1e-12 * Math.sqrt(squares)
          ? 0
          : Math.copySign(Double.POSITIVE_INFINITY, difference);
    }
    return difference / Math.sqrt(variance);
  }
}
