package dev.assay.stats.descriptive;

import java.util.Arrays;

/// Order statistics by partial sorting.
final class Selection {
  private static final int SMALL = 16;

  private Selection() {}

  /// The type 7 quantile; the values are reordered.
  static double quantile(double[] values, double p) {
    double h = (values.length - 1) * p;
    int index = (int) Math.floor(h);
    double lower = select(values, index);
    double share = h - index;
    if (share == 0 || index + 1 == values.length) {
      return lower;
    }
    double upper = Double.POSITIVE_INFINITY;
    for (int i = index + 1; i < values.length; i++) {
      upper = Math.min(upper, values[i]);
    }
    return upper == lower || Double.isInfinite(lower) ? lower : lower + share * (upper - lower);
  }

  /// The value at `index` in ascending order; afterwards none before it is larger, none after it
  /// smaller. Values are not NaN.
  static double select(double[] values, int index) {
    int low = 0;
    int high = values.length - 1;
    while (high - low > SMALL) {
      double pivot = median(values[low], values[(low + high) >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double spare = values[i];
          values[i++] = values[j];
          values[j--] = spare;
        }
      }
      if (index <= j) {
        high = j;
      } else if (index >= i) {
        low = i;
      } else {
        return values[index];
      }
    }
    Arrays.sort(values, low, high + 1);
    return values[index];
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
