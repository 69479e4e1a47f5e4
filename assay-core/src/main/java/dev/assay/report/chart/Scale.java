package dev.assay.report.chart;

import java.util.ArrayList;
import java.util.List;

/// Maps values to positions along an axis, linearly or by their logarithm.
///
/// @param low the value at `start`
/// @param high the value at `end`
/// @param start the first position
/// @param end the last position
/// @param logarithmic whether equal ratios take equal lengths; needs positive values
record Scale(double low, double high, double start, double end, boolean logarithmic) {
  // Below this ratio a linear axis shows everything; above it the small values would crowd.
  private static final double LOGARITHMIC_FROM = 8;
  private static final int TICKS = 5;

  /// @throws IllegalArgumentException if there is no length between low and high
  Scale {
    if (!(low < high) || (logarithmic && low <= 0)) {
      throw new IllegalArgumentException("no axis from " + low + " to " + high);
    }
  }

  /// A scale over values, with some air on both sides.
  static Scale over(double low, double high, double start, double end) {
    boolean logarithmic = low > 0 && high / low > LOGARITHMIC_FROM;
    if (logarithmic) {
      double air = Math.pow(high / low, 0.06);
      return new Scale(low / air, high * air, start, end, true);
    }
    double size = Math.max(Math.abs(low), Math.abs(high));
    double air = high > low ? 0.08 * (high - low) : size > 0 ? 0.05 * size : 1;
    return new Scale(low - air, high + air, start, end, false);
  }

  /// The same scale without logarithms.
  Scale linear() {
    return new Scale(low, high, start, end, false);
  }

  double at(double value) {
    double share =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return start + Math.clamp(share, 0, 1) * (end - start);
  }

  List<Double> ticks() {
    return logarithmic ? logarithmicTicks() : linearTicks();
  }

  private List<Double> linearTicks() {
    double raw = (high - low) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * (raw / power > 5 ? 10 : raw / power > 2 ? 5 : raw / power > 1 ? 2 : 1);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(Math.round(i * step / power) * power);
    }
    return ticks;
  }

  private List<Double> logarithmicTicks() {
    double decades = Math.log10(high / low);
    int[] parts =
        decades > 3 ? new int[] {1} : decades > 1.2 ? new int[] {1, 3} : new int[] {1, 2, 5};
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (int part : parts) {
        double tick = part * Math.pow(10, power);
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
