package dev.assay.stats.interval;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.StudentT;
import java.util.Arrays;

/// The ratio of the means of two columns on the same items, `mean(x) / mean(y)`, without unit.
///
/// Both intervals rest on the residuals `x - ratio * y` and `t(n-1)`. They need at least 2 items, a
/// mean of y that is not 0 (NOT_IDENTIFIED), and residuals that vary (DEGENERATE).
public final class RatioOfMeans {
  private RatioOfMeans() {}

  /// The interval of the delta method, `ratio -+ t se(x - ratio y) / |mean(y)|` (Cochran 1977,
  /// Sampling techniques, 6.4).
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH, TOO_FEW_OBSERVATIONS,
  ///   NOT_IDENTIFIED, DEGENERATE or INVALID_ARGUMENT
  public static Interval delta(double[] x, double[] y, double confidence) {
    Arguments.insideUnit("confidence", confidence);
    double meanOfY = denominator(x, y);
    double ratio = Moments.mean("x", x) / meanOfY;
    double error = residuals(x, y, ratio).standardError() / Math.abs(meanOfY);
    return MeanInterval.student(ratio, error, x.length - 1.0, confidence, "ratio-delta");
  }

  /// Fieller's exact interval for normal data: the ratios r for which the t test of `mean(x - r y)
  /// = 0` does not reject (Fieller 1954, Some problems in interval estimation, JRSS B 16).
  ///
  /// @throws RefusedException NOT_IDENTIFIED also where the mean of y is not significantly
  ///   different from 0 at this confidence, so that the set of ratios is not bounded; and those of
  ///   `delta`
  public static Interval fieller(double[] x, double[] y, double confidence) {
    Arguments.insideUnit("confidence", confidence);
    double meanOfY = denominator(x, y);
    double meanOfX = Moments.mean("x", x);
    double ratio = meanOfX / meanOfY;
    double n = x.length;
    double error = residuals(x, y, ratio).standardError() / Math.abs(meanOfY);
    double t = new StudentT(n - 1).upperQuantile((1 - confidence) / 2);
    double xx = covariance(x, x, meanOfX, meanOfX) * t * t / n;
    double xy = covariance(x, y, meanOfX, meanOfY) * t * t / n;
    double yy = covariance(y, y, meanOfY, meanOfY) * t * t / n;
    double a = meanOfY * meanOfY - yy;
    if (a <= 0) {
      throw new RefusedException(
          Refusal.NOT_IDENTIFIED,
          "the mean of y is not distinguishable from 0, so the ratio has no bounded interval");
    }
    double b = meanOfX * meanOfY - xy;
    double c = meanOfX * meanOfX - xx;
    double root = Math.sqrt(Math.max(0, b * b - a * c));
    return new Interval(
        ratio, (b - root) / a, (b + root) / a, confidence, "ratio-fieller", error, n - 1);
  }

  private static double denominator(double[] x, double[] y) {
    Arguments.sameLength("x", x.length, "y", y.length);
    Arguments.finite("x", x);
    Arguments.finite("y", y);
    Arguments.atLeast("x", 2, x.length);
    double mean = Moments.mean("y", y);
    if (mean == 0) {
      throw new RefusedException(Refusal.NOT_IDENTIFIED, "the mean of y is 0");
    }
    return mean;
  }

  private static Moments residuals(double[] x, double[] y, double ratio) {
    double[] residuals = new double[x.length];
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      residuals[i] = x[i] - ratio * y[i];
      largest = Math.max(largest, Math.abs(x[i]));
    }
    double furthest = Arrays.stream(residuals).map(Math::abs).max().orElse(0);
    if (furthest <= 1e-12 * largest) {
      throw new RefusedException(Refusal.DEGENERATE, "x is a multiple of y: nothing varies");
    }
    return Moments.of("x - ratio y", residuals);
  }

  private static double covariance(double[] x, double[] y, double meanOfX, double meanOfY) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanOfX) * (y[i] - meanOfY);
    }
    return sum / (x.length - 1);
  }
}
