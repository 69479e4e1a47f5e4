package dev.assay.stats.statistic;

import java.util.Arrays;

/// Sorts row numbers by a `double` key with a radix sort: stable, linear, and without an object per
/// row.
final class RowOrder {
  private static final int DIGIT_BITS = 11;
  private static final int BUCKETS = 1 << DIGIT_BITS;
  private static final int PASSES = 6;

  private RowOrder() {}

  /// All rows in ascending order of their value; equal values (0.0 and -0.0 as well) keep the order
  /// of the rows, NaN comes last.
  static int[] ascending(double[] values) {
    int[] rows = new int[values.length];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row;
    }
    return ascending(values, rows);
  }

  /// The given rows in ascending order of their value; `rows` is overwritten.
  static int[] ascending(double[] values, int[] rows) {
    int n = rows.length;
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = key(values[rows[i]]);
    }
    int[] from = rows;
    int[] to = new int[n];
    long[] keysTo = new long[n];
    int[] starts = new int[BUCKETS];
    for (int pass = 0; pass < PASSES; pass++) {
      int shift = pass * DIGIT_BITS;
      if (!count(keys, shift, starts)) {
        continue;
      }
      for (int i = 0; i < n; i++) {
        int target = starts[digit(keys[i], shift)]++;
        keysTo[target] = keys[i];
        to[target] = from[i];
      }
      int[] rowsSpare = from;
      from = to;
      to = rowsSpare;
      long[] keysSpare = keys;
      keys = keysTo;
      keysTo = keysSpare;
    }
    return from;
  }

  /// Turns digit counts into the first position of each digit; false if all keys share the digit.
  private static boolean count(long[] keys, int shift, int[] starts) {
    Arrays.fill(starts, 0);
    for (long key : keys) {
      starts[digit(key, shift)]++;
    }
    int position = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int size = starts[bucket];
      if (size == keys.length) {
        return false;
      }
      starts[bucket] = position;
      position += size;
    }
    return true;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (BUCKETS - 1);
  }

  // Adding 0.0 turns -0.0 into 0.0. The bits of positive doubles ascend with the value, those of
  // negative ones descend.
  private static long key(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ ((bits >> 63) | Long.MIN_VALUE);
  }
}
