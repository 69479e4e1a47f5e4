package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

/// Averages a function over the distribution of `S = sqrt(chi^2(df) / df)`, the estimated scale of
/// a studentized quantity.
///
/// With `s = e^u` the density of `u` is `C exp(-df (expm1(2u)/2 - u))`. For a function that is
/// log-concave in `s` the integrand has one peak: it is found by golden section, left where it has
/// fallen by e^-42, and the rest integrated adaptively, scaled by its peak. So a tail of 1e-300 has
/// the same relative accuracy as any other value. Its callers have checked the arguments; a NaN
/// gives NaN.
public final class ChiMixture {
  private static final double DROP = 42;
  // From here on the scale differs from 1 by no more than a double can tell.
  private static final double SCALE_KNOWN = 1e20;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final double degreesOfFreedom;
  private final DoubleUnaryOperator logOfScale;
  private final double end;

  private ChiMixture(double degreesOfFreedom, DoubleUnaryOperator logOfScale, double end) {
    this.degreesOfFreedom = degreesOfFreedom;
    this.logOfScale = logOfScale;
    this.end = end;
  }

  /// The mean of `exp(logOfScale(S))`, where `logOfScale` is concave and at most 0.
  ///
  /// @param degreesOfFreedom positive and finite
  public static double mean(double degreesOfFreedom, DoubleUnaryOperator logOfScale) {
    return mean(degreesOfFreedom, logOfScale, Double.POSITIVE_INFINITY);
  }

  /// The same where `exp(logOfScale(s))` is 0 from `end` on.
  ///
  /// @param degreesOfFreedom positive and finite
  /// @param end positive
  public static double mean(double degreesOfFreedom, DoubleUnaryOperator logOfScale, double end) {
    Arguments.positive("degreesOfFreedom", degreesOfFreedom);
    Arguments.require(end > 0, "end must be positive", end);
    if (degreesOfFreedom >= SCALE_KNOWN) {
      return Math.exp(logOfScale.applyAsDouble(1));
    }
    return new ChiMixture(degreesOfFreedom, logOfScale, Math.log(end)).mean();
  }

  private double mean() {
    double peak = peak();
    double height = log(peak);
    if (height == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    DoubleUnaryOperator scaled = u -> Math.exp(log(u) - height);
    double integral =
        Quadrature.integrate(scaled, edge(peak, height, -1), peak)
            + Quadrature.integrate(scaled, peak, Math.min(end, edge(peak, height, 1)));
    return Math.min(1, Math.exp(height + logConstant() + Math.log(integral)));
  }

  private double log(double u) {
    return -degreesOfFreedom * (Math.expm1(2 * u) / 2 - u) + logOfScale.applyAsDouble(Math.exp(u));
  }

  private double peak() {
    double low = Math.min(-1, end - 1);
    while (log(low - 1) > log(low)) {
      low -= 1 + Math.abs(low);
    }
    low -= 1 + Math.abs(low);
    double high = Math.min(1, end);
    while (high < end && log(high + 1) > log(high)) {
      high++;
    }
    high = Math.min(high + 1, end);
    double tolerance = Math.min(1e-7, 0.01 / Math.sqrt(degreesOfFreedom));
    while (high - low > tolerance * (1 + Math.abs(low))) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (log(left) < log(right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return (low + high) / 2;
  }

  // Where the integrand has fallen by DROP, found by doubling and then halving the distance.
  private double edge(double peak, double height, int direction) {
    double reach = 1e-3;
    while (log(peak + direction * reach) > height - DROP) {
      reach *= 2;
    }
    double near = 0;
    double far = reach;
    while (far - near > 0.05 * far) {
      double middle = (near + far) / 2;
      if (log(peak + direction * middle) > height - DROP) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return peak + direction * far;
  }

  /// The logarithm of `2 a^a e^-a / Gamma(a)` with `a = df / 2`; by Stirling's series where the
  /// three large terms would cancel.
  private double logConstant() {
    double a = degreesOfFreedom / 2;
    if (a < 20) {
      return Math.log(2) + a * Math.log(a) - a - LogGamma.value(a);
    }
    double series = (1 / 12.0 - (1 / 360.0 - 1 / (1260 * a * a)) / (a * a)) / a;
    return Math.log(2) + 0.5 * Math.log(a / (2 * Math.PI)) - series;
  }
}
