package dev.assay.stats.hypothesis;

import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.Normal;
import java.util.Arrays;

/// The Shapiro-Wilk test of "the sample is from a normal distribution", by Royston's approximation.
///
/// The weights are those of expected normal order statistics with the two outermost corrected by
/// polynomials in `1 / sqrt(n)`; `log(1 - W)`, or a transform of it up to n = 11, is about normal
/// with moments that are polynomials in n or log n. For n = 3 the distribution is exact. Ties need
/// no care, many of them make the test reject. Reference: Royston (1995), Algorithm AS R94, Applied
/// Statistics 44.
///
/// @param statistic W, in (0, 1]; small values speak against normality
/// @param pValue the p-value
public record ShapiroWilk(double statistic, double pValue) {
  /// The largest sample for which the approximation was made.
  public static final int MOST = 5000;

  private static final double[] OUTERMOST = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
  private static final double[] NEXT = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
  private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};
  private static final double[] SMALL_LOG_SD = {1.3822, -0.77857, 0.062767, -0.0020322};
  private static final double[] LARGE_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
  private static final double[] LARGE_LOG_SD = {-0.4803, -0.082676, 0.0030302};
  private static final double[] SMALL_LIMIT = {-2.273, 0.459};

  /// The test.
  ///
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 3, NAN_INPUT,
  ///   INVALID_ARGUMENT above 5,000, DEGENERATE for a constant sample
  public static ShapiroWilk of(double[] x) {
    Arguments.finite("x", x);
    Arguments.atLeast("x", 3, x.length);
    Arguments.require(x.length <= MOST, "x must hold at most " + MOST + " values", x.length);
    Moments moments = Moments.of("x", x).varying("x");
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double[] weights = weights(x.length);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (sorted[x.length - 1 - i] - sorted[i]);
    }
    double scale = Math.sqrt(moments.variance() * (x.length - 1));
    double ratio = Math.min(1, sum / scale);
    double rest = (1 - ratio) * (1 + ratio);
    return new ShapiroWilk(ratio * ratio, pValue(rest, x.length));
  }

  // The weights of the larger half of the order statistics, outermost first.
  private static double[] weights(int n) {
    if (n == 3) {
      return new double[] {Math.sqrt(0.5)};
    }
    int half = n / 2;
    double[] scores = new double[half];
    double squares = 0;
    for (int i = 0; i < half; i++) {
      scores[i] = Normal.STANDARD.upperQuantile((i + 0.625) / (n + 0.25));
      squares += 2 * scores[i] * scores[i];
    }
    double root = 1 / Math.sqrt(n);
    double[] weights = new double[half];
    weights[0] = polynomial(OUTERMOST, root) + scores[0] / Math.sqrt(squares);
    int corrected = 1;
    double left = squares - 2 * scores[0] * scores[0];
    double share = 1 - 2 * weights[0] * weights[0];
    if (n > 5) {
      weights[1] = polynomial(NEXT, root) + scores[1] / Math.sqrt(squares);
      corrected = 2;
      left -= 2 * scores[1] * scores[1];
      share -= 2 * weights[1] * weights[1];
    }
    for (int i = corrected; i < half; i++) {
      weights[i] = scores[i] * Math.sqrt(share / left);
    }
    return weights;
  }

  private static double pValue(double rest, int n) {
    if (n == 3) {
      double p = 6 / Math.PI * (Math.asin(Math.sqrt(1 - rest)) - Math.asin(Math.sqrt(0.75)));
      return Math.clamp(p, 0, 1);
    }
    double y = Math.log(rest);
    if (n > 11) {
      double log = Math.log(n);
      double mean = polynomial(LARGE_MEAN, log);
      return Normal.STANDARD.sf((y - mean) / Math.exp(polynomial(LARGE_LOG_SD, log)));
    }
    double limit = polynomial(SMALL_LIMIT, n);
    if (y >= limit) {
      return 0;
    }
    double mean = polynomial(SMALL_MEAN, n);
    double deviation = Math.exp(polynomial(SMALL_LOG_SD, n));
    return Normal.STANDARD.sf((-Math.log(limit - y) - mean) / deviation);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
