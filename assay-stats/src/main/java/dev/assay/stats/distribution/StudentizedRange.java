package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import org.apache.commons.numbers.gamma.ErfDifference;

/// The studentized range: the range of `groups` independent standard normals divided by an
/// independent estimate of their standard deviation.
///
/// With `z` the largest of the k normals, the range exceeds `q` with probability `k * integral of
/// phi(z) [Phi(z)^(k-1) - (Phi(z) - Phi(z-q))^(k-1)]`, whose integrand is taken without
/// cancellation; the trapezoidal rule on this entire function converges faster than any power of
/// its step. Finite degrees of freedom average it over the scale. The relative accuracy is about
/// 1e-10 in the upper tail, down to 1e-300.
///
/// Reference: Lund and Lund (1983), Algorithm AS 190, Applied Statistics 32, which is good to 4
/// digits; the formulas here are exact.
///
/// @param groups the number of normals, at least 2
/// @param degreesOfFreedom those of the estimate, positive; infinity where the scale is known
public record StudentizedRange(int groups, double degreesOfFreedom) implements Distribution {
  private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double MARGIN = 10;

  // The upper tail is below 1e-300 long before; beyond, the leading term of its logarithm is
  // enough.
  private static final double LARGEST = 1e6;

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public StudentizedRange {
    Arguments.require(groups >= 2, "groups must be at least 2", groups);
    Probabilities.positive("degreesOfFreedom", degreesOfFreedom);
  }

  @Override
  public double cdf(double q) {
    return tail(Probabilities.number("q", q), true);
  }

  @Override
  public double sf(double q) {
    return tail(Probabilities.number("q", q), false);
  }

  @Override
  public double quantile(double p) {
    Probabilities.unit("p", p);
    return p <= 0.5 ? search(p, true) : search(1 - p, false);
  }

  @Override
  public double upperQuantile(double p) {
    Probabilities.unit("p", p);
    return p <= 0.5 ? search(p, false) : search(1 - p, true);
  }

  private double tail(double q, boolean lower) {
    if (q <= 0 || q == Double.POSITIVE_INFINITY) {
      return q <= 0 == lower ? 0 : 1;
    }
    return Double.isInfinite(degreesOfFreedom)
        ? Math.exp(logKnownScale(q, lower))
        : ChiMixture.mean(degreesOfFreedom, s -> logKnownScale(q * s, lower));
  }

  private double search(double p, boolean lower) {
    if (p == 0) {
      return lower ? 0 : Double.POSITIVE_INFINITY;
    }
    double low = 1;
    double high = 1;
    while (beyond(p, high, lower)) {
      low = high;
      high *= 2;
    }
    while (!beyond(p, low, lower)) {
      high = low;
      low /= 2;
    }
    if (high == Double.POSITIVE_INFINITY) {
      return high;
    }
    double logP = Math.log(p);
    int sign = lower ? 1 : -1;
    return MonotoneRoot.increasing(q -> sign * (Math.log(tail(q, lower)) - logP), low, high);
  }

  // Whether the quantile lies above q; at 0 it always does, at infinity it never does.
  private boolean beyond(double p, double q, boolean lower) {
    return q == 0 || (q < Double.POSITIVE_INFINITY && tail(q, lower) < p == lower);
  }

  /// The logarithm of a tail where the standard deviation is known.
  ///
  /// The upper tail's integrand peaks near `q/2` with the width of a normal, or near the expected
  /// maximum where that is larger. It is scaled by the density's exponent at `q/2`, so that it does
  /// not underflow before its logarithm is taken.
  private double logKnownScale(double q, boolean lower) {
    if (!lower && q > LARGEST) {
      return -q * q / 4;
    }
    double maximum = Math.sqrt(2 * Math.log(groups));
    double from = lower ? -MARGIN : q / 2 - MARGIN;
    double to = (lower ? maximum : Math.max(q / 2, maximum)) + MARGIN;
    double exponent = lower ? 0 : q * q / 4;
    double step = 0.8 / Math.sqrt(groups + 60.0);
    double sum = 0;
    for (double z = from; z <= to; z += step) {
      sum += lower ? lowerTerm(z, q) : upperTerm(z, q, exponent);
    }
    return Math.min(0, Math.log(groups * step / SQRT_2_PI * sum) - exponent);
  }

  private double lowerTerm(double z, double q) {
    double between = 0.5 * ErfDifference.value((z - q) * SQRT_HALF, z * SQRT_HALF);
    return Math.exp(-z * z / 2) * Math.pow(between, groups - 1.0);
  }

  private double upperTerm(double z, double q, double exponent) {
    double logBelow = Normal.logCdf(z);
    double logRatio = Normal.logCdf(z - q) - logBelow;
    double share = Math.exp(logRatio);
    double weight = exponent - z * z / 2 + (groups - 1) * logBelow;
    if (share < 1e-9) {
      double first = weight + Math.log(groups - 1.0) + logRatio;
      return Math.exp(first) * (1 - (groups - 2) * share / 2);
    }
    return -Math.exp(weight) * Math.expm1((groups - 1) * Math.log1p(-share));
  }
}
