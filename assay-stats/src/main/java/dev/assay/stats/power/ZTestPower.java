package dev.assay.stats.power;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.power.TTestPower.Design;

/// The power of a z test, that is of a comparison of means whose standard deviation is known;
/// two-sided it counts both tails.
///
/// Effects are in units of that deviation. With `delta = effect sqrt(n)`, or `effect sqrt(n/2)` for
/// two groups of n, the power is `P(Z > z(alpha) - delta)` and its mirror image. Reference: Cohen
/// (1988), Statistical power analysis, chapter 2.
///
/// @param design what is compared
/// @param alpha the error rate of the test, in (0, 1)
/// @param alternative which deviations the test looks for
public record ZTestPower(Design design, double alpha, Alternative alternative) {

  /// @throws RefusedException INVALID_ARGUMENT for alpha
  public ZTestPower {
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the sample size, positive, not necessarily whole
  /// @param effect the standardised effect, finite; its sign matters where one-sided
  /// @throws RefusedException NAN_INPUT for the effect, INVALID_ARGUMENT for n
  public double power(double n, double effect) {
    Arguments.positive("n", n);
    Arguments.finite("effect", effect);
    double shift = effect * Math.sqrt(design == Design.TWO_SAMPLE ? n / 2 : n);
    double critical = Search.critical(alpha, alternative);
    double above = Normal.STANDARD.sf(critical - shift);
    double below = Normal.STANDARD.cdf(-critical - shift);
    return switch (alternative) {
      case TWO_SIDED -> Math.min(1, above + below);
      case GREATER -> above;
      case LESS -> below;
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
    return new SampleSize(Search.root(n -> power(n, effect) - power, 1));
  }

  /// The smallest standardised effect that a sample detects with that power; negative for LESS.
  ///
  /// @param n the sample size, positive, not necessarily whole
  /// @param power above alpha and below 1
  /// @throws RefusedException INVALID_ARGUMENT
  public double detectableEffect(double n, double power) {
    Arguments.positive("n", n);
    Search.requirePower(power, alpha);
    return direction() * Search.root(effect -> power(n, direction() * effect) - power, 1);
  }

  private int direction() {
    return alternative == Alternative.LESS ? -1 : 1;
  }
}
