package dev.assay.stats.power;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.distribution.MonotoneRoot;
import dev.assay.stats.distribution.Normal;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/// Finds the sample or the effect that reaches a power.
final class Search {
  private static final double MOST = 1e12;
  private static final int MOST_EXACT = 10_000;

  private Search() {}

  /// The root of an increasing function of a positive number, from a bracket found by doubling.
  static double root(DoubleUnaryOperator function, double start) {
    double low = start;
    while (function.applyAsDouble(low) > 0) {
      low /= 2;
    }
    double high = Math.max(start, 2 * low);
    while (function.applyAsDouble(high) < 0) {
      high *= 2;
      Arguments.require(high < MOST, "the effect is too small to be detected", high);
    }
    return MonotoneRoot.increasing(function, low, high);
  }

  /// The smallest whole number from `first` on at which an exact test has the power.
  static SampleSize smallest(IntToDoubleFunction power, int first, double wanted, int most) {
    int n = Math.max(first, 1);
    while (power.applyAsDouble(n) < wanted) {
      n++;
      Arguments.require(
          n <= most, "the effect needs more observations than an exact test is computed for", most);
    }
    return new SampleSize(n);
  }

  /// As above, up to 10,000 observations.
  static SampleSize smallest(IntToDoubleFunction power, double wanted) {
    return smallest(power, 1, wanted, MOST_EXACT);
  }

  static void requirePower(double power, double alpha) {
    Arguments.require(power > alpha && power < 1, "power must lie between alpha and 1", power);
  }

  /// The normal quantile of a test's critical value.
  static double critical(double alpha, Alternative alternative) {
    return Normal.STANDARD.upperQuantile(alternative == Alternative.TWO_SIDED ? alpha / 2 : alpha);
  }
}
