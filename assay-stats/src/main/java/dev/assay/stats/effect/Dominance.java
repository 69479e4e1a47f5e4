package dev.assay.stats.effect;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.distribution.MonotoneRoot;
import dev.assay.stats.distribution.Normal;
import java.util.Arrays;

/// How often an observation of one independent sample is above one of the other.
///
/// The interval is Newcombe's pseudo-score interval of the probability of superiority, method 5:
/// the probabilities A whose distance from the estimate is at most z times the standard error that
/// the exponential model gives at A. It has a width also where the samples do not overlap.
/// References: Cliff (1993), Psychological Bulletin 114; Vargha and Delaney (2000), Journal of
/// Educational and Behavioral Statistics 25; Newcombe (2006), Statistics in Medicine 25.
///
/// @param delta Cliff's delta, `P(x > y) - P(x < y)`, in [-1, 1]
/// @param superiority Vargha and Delaney's A, `P(x > y) + P(x = y) / 2 = (delta + 1) / 2`
/// @param interval of `superiority`, within [0, 1]
public record Dominance(double delta, double superiority, Interval interval) {

  /// The dominance of x over y; 0 and 1/2 where everything is tied.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, INVALID_ARGUMENT for a
  ///   confidence outside of (0, 1)
  public static Dominance of(double[] x, double[] y, double confidence) {
    Arguments.finite("x", x);
    Arguments.finite("y", y);
    double z = Normal.critical(confidence);
    double n = x.length;
    double m = y.length;
    double[] pooled = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, pooled, x.length, y.length);
    double rankSum = Arrays.stream(MidRanks.of(pooled).ranks(), 0, x.length).sum();
    double twicePairs = 2 * rankSum - n * (n + 1);
    double delta = (twicePairs - n * m) / (n * m);
    double a = twicePairs / (2 * n * m);
    double lower = a == 0 ? 0 : MonotoneRoot.increasing(p -> p - a + z * error(p, n, m), 0, a);
    double upper = a == 1 ? 1 : MonotoneRoot.increasing(p -> p - a - z * error(p, n, m), a, 1);
    return new Dominance(
        delta, a, Interval.of(a, lower, upper, confidence, "newcombe-superiority"));
  }

  /// The interval of Cliff's delta.
  public Interval deltaInterval() {
    return Interval.of(
        delta,
        2 * interval.lower() - 1,
        2 * interval.upper() - 1,
        interval.level(),
        "newcombe-delta");
  }

  private static double error(double p, double n, double m) {
    double inner = (n + m) / 2 - 1;
    double variance = p * (1 - p) / (n * m) * (1 + inner * ((1 - p) / (2 - p) + p / (1 + p)));
    return Math.sqrt(Math.max(0, variance));
  }
}
