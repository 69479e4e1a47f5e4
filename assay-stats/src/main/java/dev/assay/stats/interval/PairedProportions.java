package dev.assay.stats.interval;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.MonotoneRoot;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.interval.ProportionMethod.Limits;

/// Two 0/1 scores on the same items, and the intervals of the difference of their rates, `(b - c) /
/// n`, in [-1, 1].
///
/// References: Newcombe (1998), Statistics in Medicine 17, 2635; Fagerland, Lydersen and Laake
/// (2014), Recommended tests and confidence intervals for paired binomial proportions, Statistics
/// in Medicine 33.
///
/// @param both items on which both succeed (a)
/// @param firstOnly items on which only the first succeeds (b)
/// @param secondOnly items on which only the second succeeds (c)
/// @param neither items on which none succeeds (d)
public record PairedProportions(long both, long firstOnly, long secondOnly, long neither) {

  /// @throws RefusedException INVALID_ARGUMENT for a negative count, EMPTY_INPUT if all are 0
  public PairedProportions {
    Arguments.require(both >= 0, "both must not be negative", both);
    Arguments.require(firstOnly >= 0, "firstOnly must not be negative", firstOnly);
    Arguments.require(secondOnly >= 0, "secondOnly must not be negative", secondOnly);
    Arguments.require(neither >= 0, "neither must not be negative", neither);
    if (both + firstOnly + secondOnly + neither == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "the table has no item");
    }
  }

  /// The number of items.
  public long items() {
    return both + firstOnly + secondOnly + neither;
  }

  /// The rate of the first minus that of the second.
  public double difference() {
    return (double) (firstOnly - secondOnly) / items();
  }

  /// Wald's interval, `difference -+ z sqrt(b + c - (b-c)^2/n) / n`.
  ///
  /// @throws RefusedException DEGENERATE where its width is 0, INVALID_ARGUMENT for the confidence
  public Interval wald(double confidence) {
    double z = Normal.critical(confidence);
    double discordant = firstOnly + secondOnly;
    double variance = discordant - difference() * (firstOnly - secondOnly);
    if (variance <= 0) {
      throw new RefusedException(
          Refusal.DEGENERATE, "the differences do not vary, so the Wald interval has no width");
    }
    double error = Math.sqrt(variance) / items();
    return clipped(difference() - z * error, difference() + z * error, confidence, "wald");
  }

  /// Newcombe's square-and-add interval of Wilson limits with the correlation phi, corrected for
  /// continuity (Newcombe 1998, Improved confidence intervals for the difference between binomial
  /// proportions based on paired data, method 10, Statistics in Medicine 17).
  ///
  /// @throws RefusedException INVALID_ARGUMENT for the confidence
  public Interval newcombe(double confidence) {
    double z = Normal.critical(confidence);
    double n = items();
    double p1 = (both + firstOnly) / n;
    double p2 = (both + secondOnly) / n;
    Limits first = Wilson.limits(p1, n, z);
    Limits second = Wilson.limits(p2, n, z);
    double phi = correctedPhi();
    double below = combine(p1 - first.lower(), second.upper() - p2, phi);
    double above = combine(first.upper() - p1, p2 - second.lower(), phi);
    return clipped(difference() - below, difference() + above, confidence, "newcombe10");
  }

  /// Tango's score interval: the differences that the score test with the constrained
  /// maximum-likelihood estimate does not reject (Tango 1998, Equivalence test and confidence
  /// interval for the difference in proportions for the paired-sample design, Statistics in
  /// Medicine 17). The default for two models on the same items.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for the confidence
  public Interval tango(double confidence) {
    double z = Normal.critical(confidence);
    double estimate = difference();
    double lower = estimate == -1 ? -1 : MonotoneRoot.increasing(d -> score(d, z), -1, estimate);
    double upper = estimate == 1 ? 1 : MonotoneRoot.increasing(d -> score(d, -z), estimate, 1);
    return clipped(lower, upper, confidence, "tango");
  }

  private double score(double difference, double z) {
    double n = items();
    double b = -(double) (firstOnly + secondOnly) + (2 * n - firstOnly + secondOnly) * difference;
    double c = -secondOnly * difference * (1 - difference);
    double root = Math.sqrt(Math.max(0, b * b - 8 * n * c));
    double secondRate = (root - b) / (4 * n);
    double variance = n * (2 * secondRate + difference * (1 - difference));
    return n * difference - (firstOnly - secondOnly) + z * Math.sqrt(Math.max(0, variance));
  }

  private double correctedPhi() {
    double product =
        (double) (both + firstOnly)
            * (secondOnly + neither)
            * (both + secondOnly)
            * (firstOnly + neither);
    double cross = (double) both * neither - (double) firstOnly * secondOnly;
    double corrected = cross > 0 ? Math.max(cross - items() / 2.0, 0) : cross;
    return product == 0 ? 0 : corrected / Math.sqrt(product);
  }

  private static double combine(double first, double second, double phi) {
    double square = first * first - 2 * phi * first * second + second * second;
    return Math.sqrt(Math.max(0, square));
  }

  private Interval clipped(double lower, double upper, double confidence, String method) {
    return Interval.of(
        difference(), Math.clamp(lower, -1, 1), Math.clamp(upper, -1, 1), confidence, method);
  }
}
