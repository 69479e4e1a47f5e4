package dev.assay.stats.resample;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.descriptive.Quantiles;
import dev.assay.stats.distribution.Normal;

/// Intervals from given bootstrap replicates. Quantiles are of Hyndman and Fan's type 7.
///
/// All refuse with `EMPTY_INPUT` without replicates, `NAN_INPUT` for a NaN or infinite replicate
/// (studentized replicates may be infinite), `DEGENERATE` for replicates that do not vary and
/// `INVALID_ARGUMENT` for a level outside of (0, 1). The replicates are not changed.
///
/// Limits are in the unit of the replicates; the studentized ones have no unit. References: Efron
/// and Tibshirani (1993), An introduction to the bootstrap, chapters 12 to 14; Efron (1987), JASA
/// 82; Hall (1988), Annals of Statistics 16.
public final class ReplicateIntervals {
  // Replicates that differ by less than this share of their size do not vary.
  private static final double CONSTANT = 1e-12;

  private ReplicateIntervals() {}

  /// Quantiles of the replicates.
  public static Interval percentile(double estimate, double[] replicates, double level) {
    double[] copy = varying(replicates, level);
    double tail = (1 - level) / 2;
    double lower = Quantiles.selected(tail, copy);
    double upper = Quantiles.selected(1 - tail, copy);
    return interval(estimate, lower, upper, level, Bootstrap.Method.PERCENTILE, replicates);
  }

  /// `2 * estimate - upper quantile` and `2 * estimate - lower quantile`.
  public static Interval basic(double estimate, double[] replicates, double level) {
    double[] copy = varying(replicates, level);
    double tail = (1 - level) / 2;
    double lower = 2 * estimate - Quantiles.selected(1 - tail, copy);
    double upper = 2 * estimate - Quantiles.selected(tail, copy);
    return interval(estimate, lower, upper, level, Bootstrap.Method.BASIC, replicates);
  }

  /// `estimate -+ z * sd(replicates)`.
  public static Interval normal(double estimate, double[] replicates, double level) {
    varying(replicates, level);
    double reach = Normal.STANDARD.upperQuantile((1 - level) / 2) * standardDeviation(replicates);
    return interval(
        estimate, estimate - reach, estimate + reach, level, Bootstrap.Method.NORMAL, replicates);
  }

  /// Bias-corrected and accelerated quantiles. With `z0` the normal quantile of the share of
  /// replicates below the estimate (those equal to it count half), the orders are `Phi(z0 + (z0 +
  /// z) / (1 - a (z0 + z)))` for `z` the two normal quantiles of the level.
  ///
  /// @param acceleration as {@link #acceleration} gives it
  /// @throws RefusedException `DEGENERATE` if all replicates lie on one side of the estimate
  public static Interval bca(
      double estimate, double[] replicates, double acceleration, double level) {
    double[] copy = varying(replicates, level);
    double bias = bias(estimate, replicates);
    double z = Normal.STANDARD.upperQuantile((1 - level) / 2);
    double lower = Quantiles.selected(order(bias, acceleration, -z), copy);
    double upper = Quantiles.selected(order(bias, acceleration, z), copy);
    return interval(
        estimate,
        Math.min(lower, upper),
        Math.max(lower, upper),
        level,
        Bootstrap.Method.BCA,
        replicates);
  }

  /// The bias correction of a BCa interval, `z0`.
  ///
  /// @throws RefusedException `EMPTY_INPUT` without replicates, `DEGENERATE` if all lie on one side
  ///   of the estimate
  public static double bias(double estimate, double[] replicates) {
    if (replicates.length == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "replicates: there are none");
    }
    double below = 0;
    for (double replicate : replicates) {
      below += replicate < estimate ? 1 : replicate == estimate ? 0.5 : 0;
    }
    double share = below / replicates.length;
    if (share == 0 || share == 1) {
      throw new RefusedException(
          Refusal.DEGENERATE, "replicates: all lie on one side of the estimate");
    }
    return Normal.STANDARD.quantile(share);
  }

  private static double order(double bias, double acceleration, double z) {
    double shifted = bias + z;
    double divisor = 1 - acceleration * shifted;
    if (!(divisor > 0)) {
      throw new RefusedException(
          Refusal.DEGENERATE, "jackknife: the acceleration is too large: " + acceleration);
    }
    return Normal.STANDARD.cdf(bias + shifted / divisor);
  }

  /// The acceleration, `sum(d^3) / (6 * sum(d^2)^1.5)`.
  ///
  /// @param deviations the mean of the jackknife values less each of them, or the influences
  /// @throws RefusedException `DEGENERATE` if all are 0, `NOT_IDENTIFIED` if one is NaN,
  ///   `INVALID_ARGUMENT` if one is infinite
  public static double acceleration(double[] deviations) {
    double largest = 0;
    for (double d : deviations) {
      Arguments.require(!Double.isInfinite(d), "jackknife must hold no infinite value", d);
      if (Double.isNaN(d)) {
        throw new RefusedException(
            Refusal.NOT_IDENTIFIED,
            "jackknife: the statistic has no value without one of the rows");
      }
      largest = Math.max(largest, Math.abs(d));
    }
    if (!(largest > 0)) {
      throw new RefusedException(Refusal.DEGENERATE, "jackknife: the values do not vary");
    }
    double squares = 0;
    double cubes = 0;
    for (double deviation : deviations) {
      double d = deviation / largest;
      squares += d * d;
      cubes += d * d * d;
    }
    return cubes / (6 * Math.pow(squares, 1.5));
  }

  /// `estimate - q * standardError` with `q` the upper and the lower quantile of the studentized
  /// replicates; a limit is infinite where so many replicates have no spread that the quantile is.
  ///
  /// @throws RefusedException also `DEGENERATE` if the standard error is 0 or hardly a replicate
  ///   has a spread, `INVALID_ARGUMENT` if it is negative
  public static Interval studentized(
      double estimate, double standardError, double[] pivots, double level) {
    if (standardError == 0) {
      throw new RefusedException(Refusal.DEGENERATE, "standard error: it is 0");
    }
    if (!(standardError > 0) || Double.isInfinite(standardError)) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT, "standard error: it must be positive: " + standardError);
    }
    double[] copy = copy(pivots, level, true);
    requireVariation(copy);
    double tail = (1 - level) / 2;
    double upperQuantile = Quantiles.selected(1 - tail, copy);
    double lowerQuantile = Quantiles.selected(tail, copy);
    if (upperQuantile == Double.NEGATIVE_INFINITY || lowerQuantile == Double.POSITIVE_INFINITY) {
      throw new RefusedException(
          Refusal.DEGENERATE, "replicates: too many have no spread of their own");
    }
    return new Interval(
        estimate,
        estimate - upperQuantile * standardError,
        estimate - lowerQuantile * standardError,
        level,
        Bootstrap.Method.STUDENTIZED.label(),
        standardError,
        Double.NaN);
  }

  private static Interval interval(
      double estimate,
      double lower,
      double upper,
      double level,
      Bootstrap.Method method,
      double[] replicates) {
    return new Interval(
        estimate, lower, upper, level, method.label(), standardDeviation(replicates), Double.NaN);
  }

  private static double[] varying(double[] replicates, double level) {
    double[] copy = copy(replicates, level, false);
    requireVariation(copy);
    return copy;
  }

  private static double[] copy(double[] replicates, double level, boolean infinityAllowed) {
    if (!(level > 0 && level < 1)) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT, "level: it must lie between 0 and 1: " + level);
    }
    if (replicates.length == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "replicates: there are none");
    }
    for (double replicate : replicates) {
      if (Double.isNaN(replicate) || (!infinityAllowed && Double.isInfinite(replicate))) {
        throw new RefusedException(Refusal.NAN_INPUT, "replicates: one is " + replicate);
      }
    }
    return replicates.clone();
  }

  private static void requireVariation(double[] values) {
    double mean = mean(values);
    double largest = 0;
    double furthest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
      furthest = Math.max(furthest, Math.abs(value - mean));
    }
    if (furthest <= CONSTANT * largest && !Double.isInfinite(largest)) {
      throw new RefusedException(Refusal.DEGENERATE, "replicates: they do not vary");
    }
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double standardDeviation(double[] values) {
    return Moments.of("replicates", values).standardDeviation();
  }
}
