package dev.assay.stats.descriptive;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// The number of observations, their mean and their variance.
///
/// The mean is a compensated sum divided by n; the variance is `sum((x - mean)^2) / (n - 1)` with
/// the correction for the rounding of the mean (Chan, Golub and LeVeque 1983, Algorithms for
/// computing the sample variance, American Statistician 37), so that it is right to the last digits
/// for data far from zero (NIST StRD NumAcc1-4).
///
/// @param n the number of observations, at least 2
/// @param mean the arithmetic mean, in the unit of the data
/// @param variance the unbiased variance, in the squared unit, at least 0
/// @param constant whether no observation differs from the mean by more than `1e-12` of the largest
///   magnitude, so that the variance is rounding error alone
public record Moments(int n, double mean, double variance, boolean constant) {
  private static final double ROUNDING = 1e-12;

  /// The moments of a sample of at least 2 observations. A constant sample has variance 0.
  ///
  /// @param name what the messages call the sample
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2, NAN_INPUT,
  ///   INVALID_ARGUMENT where a square overflows or underflows
  public static Moments of(String name, double[] x) {
    Arguments.finite(name, x);
    Arguments.atLeast(name, 2, x.length);
    double mean = mean(x);
    double squares = 0;
    double lost = 0;
    double furthest = 0;
    double largest = 0;
    for (double value : x) {
      double distance = value - mean;
      squares += distance * distance;
      lost += distance;
      furthest = Math.max(furthest, Math.abs(distance));
      largest = Math.max(largest, Math.abs(value));
    }
    double variance = Math.max(0, squares - lost * lost / x.length) / (x.length - 1);
    Arguments.require(
        Double.isFinite(mean) && Double.isFinite(variance),
        "the values of " + name + " must be small enough to be squared",
        largest);
    boolean constant = furthest <= ROUNDING * largest;
    Arguments.require(
        constant || variance > 0,
        "the values of " + name + " must be far enough apart to be squared",
        furthest);
    return new Moments(x.length, mean, variance, constant);
  }

  /// The arithmetic mean of at least one observation.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, INVALID_ARGUMENT where the sum overflows
  public static double mean(String name, double[] x) {
    Arguments.finite(name, x);
    double mean = mean(x);
    Arguments.require(Double.isFinite(mean), "the sum of " + name + " must be finite", mean);
    return mean;
  }

  /// The standard deviation, in the unit of the data.
  public double standardDeviation() {
    return Math.sqrt(variance);
  }

  /// The standard error of the mean, `sd / sqrt(n)`, in the unit of the data.
  public double standardError() {
    return Math.sqrt(variance / n);
  }

  /// These moments, if the sample varies.
  ///
  /// @throws RefusedException DEGENERATE for a constant sample
  public Moments varying(String name) {
    if (constant) {
      throw new RefusedException(
          Refusal.DEGENERATE,
          name + " is constant (" + mean + "): there is no variation to judge by");
    }
    return this;
  }

  // Neumaier's compensated summation.
  private static double mean(double[] x) {
    double sum = 0;
    double compensation = 0;
    for (double value : x) {
      double next = sum + value;
      compensation +=
          Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    return (sum + compensation) / x.length;
  }
}
