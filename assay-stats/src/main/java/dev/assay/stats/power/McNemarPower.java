package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.MonotoneRoot;
import dev.assay.stats.distribution.Normal;

/// The power of the two-sided McNemar test for two models on the same n items (Connor 1987, Sample
/// size for testing differences in proportions for the paired-sample design, Biometrics 43).
///
/// With `s = p10 + p01` and `d = p10 - p01`: `n = (z(alpha/2) sqrt(s) + z(beta) sqrt(s - d^2))^2 /
/// d^2`.
///
/// @param alpha the error rate of the test, in (0, 1)
public record McNemarPower(double alpha) {

  /// @throws RefusedException INVALID_ARGUMENT for alpha
  public McNemarPower {
    Arguments.insideUnit("alpha", alpha);
  }

  /// The number of items at which the test has that power.
  ///
  /// @param firstOnly the rate of items on which only the first model is right (p10)
  /// @param secondOnly the rate of those on which only the second is (p01)
  /// @throws RefusedException INVALID_ARGUMENT for rates that are negative, equal or sum to more
  ///   than 1, or a power outside of (0, 1)
  public SampleSize sampleSize(double firstOnly, double secondOnly, double power) {
    requireRates(firstOnly, secondOnly);
    Arguments.insideUnit("power", power);
    double s = firstOnly + secondOnly;
    double d = firstOnly - secondOnly;
    double root =
        critical() * Math.sqrt(s)
            + Normal.STANDARD.quantile(power) * Math.sqrt(Math.max(0, s - d * d));
    Arguments.require(root > 0, "power must be above what the smallest sample has", power);
    return new SampleSize(root / d * (root / d));
  }

  /// The chance that the test on n items rejects.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for n or for the rates, as in `sampleSize`
  public double power(double n, double firstOnly, double secondOnly) {
    Arguments.positive("n", n);
    requireRates(firstOnly, secondOnly);
    double s = firstOnly + secondOnly;
    double d = firstOnly - secondOnly;
    double distance = Math.sqrt(n) * Math.abs(d) - critical() * Math.sqrt(s);
    double own = Math.sqrt(Math.max(0, s - d * d));
    return own == 0 ? (distance > 0 ? 1 : 0) : Normal.STANDARD.cdf(distance / own);
  }

  /// The smallest difference of rates that n items detect with that power.
  ///
  /// @param discordant the rate of items on which just one model is right, in (0, 1]
  /// @throws RefusedException INVALID_ARGUMENT for an argument out of range, or where n items
  ///   cannot even detect that all discordant items favour one model
  public double detectableDifference(double n, double discordant, double power) {
    Arguments.require(
        discordant > 0 && discordant <= 1, "discordant must lie between 0 and 1", discordant);
    Arguments.require(power > alpha && power < 1, "power must lie between alpha and 1", power);
    Arguments.require(power(n, discordant, 0) > power, "n is too small for any effect", n);
    return MonotoneRoot.increasing(
        d -> (d == 0 ? 0 : power(n, (discordant + d) / 2, (discordant - d) / 2)) - power,
        0,
        discordant);
  }

  private double critical() {
    return Normal.STANDARD.upperQuantile(alpha / 2);
  }

  private static void requireRates(double firstOnly, double secondOnly) {
    Arguments.require(firstOnly >= 0, "firstOnly must not be negative", firstOnly);
    Arguments.require(secondOnly >= 0, "secondOnly must not be negative", secondOnly);
    Arguments.require(
        firstOnly + secondOnly <= 1, "the rates must sum to at most 1", firstOnly + secondOnly);
    Arguments.require(firstOnly != secondOnly, "the rates must differ", firstOnly);
  }
}
