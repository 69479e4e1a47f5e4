package dev.assay.stats.distance;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// Divergences between the counts of two samples in the same bins.
///
/// Counts may be fractional and are divided by their sum. Both divergences are 0 for equal
/// proportions.
///
/// References: Lin (1991), Divergence measures based on the Shannon entropy, IEEE Transactions on
/// Information Theory 37; Yurdakul and Naranjo (2020), Statistical properties of the population
/// stability index, Journal of Risk Model Validation 14.
public final class HistogramDivergence {
  private HistogramDivergence() {}

  /// The population stability index, `sum (a - e) ln(a / e)` over the proportions, at least 0.
  ///
  /// Each proportion is raised to `zeroFloor` if it lies below, without renormalising. A rule of
  /// thumb calls 0.1 a slight and 0.25 a large shift; it ignores the sample size.
  ///
  /// @throws RefusedException EMPTY_INPUT without bins or counts, LENGTH_MISMATCH, NAN_INPUT or
  ///   INVALID_ARGUMENT for counts not finite or negative, INVALID_ARGUMENT for a floor outside of
  ///   [0, 1) or a floor of 0 where only one of the two proportions is 0, for the index is infinite
  ///   then
  public static double psi(double[] expected, double[] actual, double zeroFloor) {
    Arguments.finite("zeroFloor", zeroFloor);
    Arguments.require(zeroFloor >= 0 && zeroFloor < 1, "zeroFloor must lie in [0, 1)", zeroFloor);
    double[] e = proportions("expected", expected);
    double[] a = proportions("actual", actual);
    Arguments.sameLength("expected", e.length, "actual", a.length);
    double sum = 0;
    for (int bin = 0; bin < e.length; bin++) {
      double from = Math.max(e[bin], zeroFloor);
      double to = Math.max(a[bin], zeroFloor);
      if (from != to) {
        Arguments.require(
            from > 0 && to > 0,
            "zeroFloor must be positive where a bin is empty, as bin " + bin + " is",
            zeroFloor);
        sum += (to - from) * Math.log(to / from);
      }
    }
    return sum;
  }

  /// The Jensen-Shannon divergence in nats, `(KL(e || m) + KL(a || m)) / 2` with `m = (e + a) / 2`,
  /// in [0, ln 2]. Its square root is a metric (Endres and Schindelin 2003). Empty bins add
  /// nothing.
  ///
  /// @throws RefusedException EMPTY_INPUT without bins or counts, LENGTH_MISMATCH, NAN_INPUT or
  ///   INVALID_ARGUMENT for counts not finite or negative
  public static double jensenShannon(double[] expected, double[] actual) {
    double[] e = proportions("expected", expected);
    double[] a = proportions("actual", actual);
    Arguments.sameLength("expected", e.length, "actual", a.length);
    double sum = 0;
    for (int bin = 0; bin < e.length; bin++) {
      double middle = (e[bin] + a[bin]) / 2;
      sum += (term(e[bin], middle) + term(a[bin], middle)) / 2;
    }
    return Math.clamp(sum, 0.0, Math.log(2));
  }

  private static double term(double p, double middle) {
    return p == 0 ? 0 : p * Math.log(p / middle);
  }

  private static double[] proportions(String name, double[] counts) {
    Arguments.finite(name, counts);
    double total = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      Arguments.require(counts[bin] >= 0, name + "[" + bin + "] must not be negative", counts[bin]);
      total += counts[bin];
    }
    if (total == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, name + " holds no count");
    }
    double[] proportions = new double[counts.length];
    for (int bin = 0; bin < counts.length; bin++) {
      proportions[bin] = counts[bin] / total;
    }
    return proportions;
  }
}
