package dev.assay.stats.descriptive;

import dev.assay.stats.Arguments;

/// The nine definitions of a sample quantile of Hyndman and Fan (1996, Sample quantiles in
/// statistical packages, American Statistician 50), numbered as they are there and in R.
public enum QuantileType {
  /// The inverse of the empirical distribution function.
  TYPE_1,
  /// As type 1, with the average of both neighbours where the function is flat.
  TYPE_2,
  /// The nearest order statistic, the even one on a tie.
  TYPE_3,
  /// Linear interpolation of the empirical distribution function.
  TYPE_4(0, 1),
  /// Linear interpolation between the midpoints of its steps.
  TYPE_5(0.5, 0.5),
  /// Interpolation at the expected order statistics of a uniform sample, `i / (n + 1)`.
  TYPE_6(0, 0),
  /// Interpolation at their modes, `(i - 1) / (n - 1)`: the default of R, NumPy and this library.
  TYPE_7(1, 1),
  /// Interpolation at their approximate medians: about median-unbiased for any distribution.
  TYPE_8(1 / 3.0, 1 / 3.0),
  /// About unbiased for a normal distribution.
  TYPE_9(3 / 8.0, 3 / 8.0);

  // The slack of R's quantile() for a position that rounding left beside an integer.
  private static final double FUZZ = 4 * Math.ulp(1.0);

  private final double a;
  private final double b;

  QuantileType() {
    this(Double.NaN, Double.NaN);
  }

  QuantileType(double a, double b) {
    this.a = a;
    this.b = b;
  }

  /// The definition of that number, 1 to 9.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for another number
  public static QuantileType number(int number) {
    Arguments.require(number >= 1 && number <= 9, "the quantile type must be 1 to 9", number);
    return values()[number - 1];
  }

  /// The quantile at `p` of a sample in ascending order.
  double at(double p, double[] sorted) {
    int n = sorted.length;
    return switch (this) {
      case TYPE_1, TYPE_2, TYPE_3 -> step(p, sorted);
      case TYPE_7 -> interpolate(1 + (n - 1) * p, 0, sorted);
      case TYPE_4, TYPE_5, TYPE_6, TYPE_8, TYPE_9 ->
          interpolate(a + p * (n + 1 - a - b), FUZZ, sorted);
    };
  }

  private double step(double p, double[] sorted) {
    double position = sorted.length * p - (this == TYPE_3 ? 0.5 : 0);
    double floor = Math.floor(position);
    double share =
        switch (this) {
          case TYPE_1 -> position > floor ? 1 : 0;
          case TYPE_2 -> position > floor ? 1 : 0.5;
          default -> position != floor || Math.floorMod((long) floor, 2) == 1 ? 1 : 0;
        };
    return mix(share, order((int) floor, sorted), order((int) floor + 1, sorted));
  }

  private static double interpolate(double position, double fuzz, double[] sorted) {
    double floor = Math.floor(position + fuzz);
    double share = position - floor;
    return mix(
        Math.abs(share) < fuzz ? 0 : share,
        order((int) floor, sorted),
        order((int) floor + 1, sorted));
  }

  private static double order(int rank, double[] sorted) {
    return sorted[Math.clamp(rank, 1, sorted.length) - 1];
  }

  private static double mix(double share, double low, double high) {
    if (share == 0 || low == high) {
      return low;
    }
    return share == 1 ? high : (1 - share) * low + share * high;
  }
}
