package dev.assay.stats.power;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.NoncentralT;
import dev.assay.stats.distribution.StudentT;

/// The power of a t test, from the noncentral t distribution; two-sided it counts both tails.
///
/// Effects are in units of the standard deviation: of the observations, of the paired differences,
/// or of either group. Reference: Cohen (1988), Statistical power analysis, chapter 2.
///
/// @param design what is compared
/// @param alpha the error rate of the test, in (0, 1)
/// @param alternative which deviations the test looks for
public record TTestPower(Design design, double alpha, Alternative alternative) {
  /// What a t test compares.
  public enum Design {
    /// One sample with a constant; n is its size.
    ONE_SAMPLE,
    /// Two columns on the same items; n is the number of items.
    PAIRED,
    /// Two independent groups of n each.
    TWO_SAMPLE
  }

  /// @throws RefusedException INVALID_ARGUMENT for alpha
  public TTestPower {
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the sample size, above 1, not necessarily whole
  /// @param effect the standardised effect, finite; its sign matters where one-sided
  /// @throws RefusedException NAN_INPUT for the effect, TOO_FEW_OBSERVATIONS for n
  public double power(double n, double effect) {
    Arguments.finite("effect", effect);
    requireSize(n);
    double df = design == Design.TWO_SAMPLE ? 2 * (n - 1) : n - 1;
    double shift = effect * Math.sqrt(design == Design.TWO_SAMPLE ? n / 2 : n);
    NoncentralT law = new NoncentralT(df, shift);
    double tail = alternative == Alternative.TWO_SIDED ? alpha / 2 : alpha;
    double critical = new StudentT(df).upperQuantile(tail);
    return switch (alternative) {
      case TWO_SIDED -> Math.min(1, law.sf(critical) + law.cdf(-critical));
      case GREATER -> law.sf(critical);
      case LESS -> law.cdf(-critical);
    };
  }

  /// The sample size (of each group, where there are two) at which the test has that power.
  ///
  /// @param effect the standardised effect, not 0, in the direction of a one-sided alternative
  /// @param power above alpha and below 1
  /// @throws RefusedException NAN_INPUT or INVALID_ARGUMENT
  public SampleSize sampleSize(double effect, double power) {
    Arguments.finite("effect", effect);
    Search.requirePower(power, alpha);
    Arguments.require(
        alternative == Alternative.TWO_SIDED ? effect != 0 : effect * direction() > 0,
        "effect must be in the direction of the alternative and not 0",
        effect);
    double excess = Search.root(n -> power(1 + n, effect) - power, 1);
    return new SampleSize(1 + excess);
  }

  /// The smallest standardised effect that a sample detects with that power; negative for LESS.
  ///
  /// @param n the sample size, above 1, not necessarily whole
  /// @param power above alpha and below 1
  /// @throws RefusedException TOO_FEW_OBSERVATIONS or INVALID_ARGUMENT
  public double detectableEffect(double n, double power) {
    requireSize(n);
    Search.requirePower(power, alpha);
    return direction() * Search.root(effect -> power(n, direction() * effect) - power, 1);
  }

  private int direction() {
    return alternative == Alternative.LESS ? -1 : 1;
  }

  private static void requireSize(double n) {
    Arguments.finite("n", n);
    if (!(n > 1)) {
      throw new RefusedException(Refusal.TOO_FEW_OBSERVATIONS, "n must be above 1: " + n);
    }
  }
}
