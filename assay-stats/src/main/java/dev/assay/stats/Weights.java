package dev.assay.stats;

import java.util.Arrays;

/// One non-negative weight per row: 1 for the plain value, multinomial counts for a bootstrap
/// replicate, 0 or 1 for a slice, anything else for importance weighting.
///
/// The values may be refilled between two evaluations ({@link #refill}), so that ten thousand
/// replicates need one array. A weight object therefore belongs to one thread.
public final class Weights {
  private final double[] values;
  private double total;

  private Weights(double[] values) {
    this.values = values;
    this.total = sum(values);
  }

  /// Weight 1 for each of `rows` rows.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a negative number
  public static Weights ones(int rows) {
    Arguments.require(rows >= 0, "rows must not be negative", rows);
    double[] values = new double[rows];
    Arrays.fill(values, 1);
    return new Weights(values);
  }

  /// The given weights, copied.
  ///
  /// @throws IllegalArgumentException if a weight is negative, NaN or infinite
  public static Weights of(double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0) || Double.isInfinite(values[i])) {
        throw new IllegalArgumentException(
            "weights[" + i + "] must be finite and not negative: " + values[i]);
      }
    }
    return new Weights(values.clone());
  }

  /// The number of rows.
  public int rows() {
    return values.length;
  }

  /// The weight of a row.
  public double of(int row) {
    return values[row];
  }

  /// The sum of all weights.
  public double total() {
    return total;
  }

  /// The weights as one array, not copied; readers must not write to it.
  public double[] array() {
    return values;
  }

  /// Lets `source` overwrite every weight for the replicate with the given number.
  public void refill(Resampler source, long replicate) {
    total = source.fill(replicate, values);
  }

  /// Overwrites the weight of one row; the jackknife leaves rows out this way.
  ///
  /// @throws IllegalArgumentException if the weight is negative, NaN or infinite
  public void set(int row, double weight) {
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of row " + row + " must be finite and not negative: " + weight);
    }
    values[row] = weight;
    total = sum(values);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
