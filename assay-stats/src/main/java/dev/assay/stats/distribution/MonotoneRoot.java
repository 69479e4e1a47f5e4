package dev.assay.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/// Finds where a monotone function crosses zero.
public final class MonotoneRoot {
  private static final int MOST_STEPS = 200;

  private MonotoneRoot() {}

  /// The zero of an increasing function, by regula falsi (Illinois) within a bracket that starts as
  /// `[low, high]`, to about 1e-13 of its magnitude.
  public static double increasing(DoubleUnaryOperator function, double low, double high) {
    double atLow = function.applyAsDouble(low);
    double atHigh = function.applyAsDouble(high);
    int side = 0;
    for (int step = 0; step < MOST_STEPS && narrowable(low, high); step++) {
      boolean finite = Double.isFinite(atLow) && Double.isFinite(atHigh);
      double middle =
          finite && step % 8 != 7
              ? (low * atHigh - high * atLow) / (atHigh - atLow)
              : (low + high) / 2;
      if (!(middle > low && middle < high)) {
        middle = (low + high) / 2;
      }
      double atMiddle = function.applyAsDouble(middle);
      if (atMiddle == 0) {
        return middle;
      } else if (atMiddle < 0) {
        low = middle;
        atLow = atMiddle;
        atHigh = side == -1 ? atHigh / 2 : atHigh;
        side = -1;
      } else {
        high = middle;
        atHigh = atMiddle;
        atLow = side == 1 ? atLow / 2 : atLow;
        side = 1;
      }
    }
    return (low + high) / 2;
  }

  private static boolean narrowable(double low, double high) {
    return high - low > 1e-13 * Math.max(Math.abs(low), Math.abs(high)) + Double.MIN_NORMAL;
  }
}
