package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.ChiSquared;
import dev.assay.stats.distribution.NoncentralChiSquared;

/// The power of a chi-squared test, from the noncentral chi-squared distribution with noncentrality
/// `n w^2`.
///
/// The effect is Cohen's `w = sqrt(sum((p1 - p0)^2 / p0))` over the cells' probabilities under the
/// alternative (p1) and the hypothesis (p0): 0.1 is small, 0.3 medium, 0.5 large. Reference: Cohen
/// (1988), Statistical power analysis, chapter 7.
///
/// @param degreesOfFreedom positive; `(rows - 1)(columns - 1)` for a table
/// @param alpha the error rate of the test, in (0, 1)
public record ChiSquaredPower(double degreesOfFreedom, double alpha) {

  /// @throws RefusedException INVALID_ARGUMENT for the degrees of freedom or alpha
  public ChiSquaredPower {
    Arguments.positive("degreesOfFreedom", degreesOfFreedom);
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the number of observations in all, positive, not necessarily whole
  /// @param effect w, not negative
  /// @throws RefusedException INVALID_ARGUMENT for n or the effect
  public double power(double n, double effect) {
    Arguments.positive("n", n);
    Arguments.require(
        effect >= 0 && effect < Double.POSITIVE_INFINITY,
        "effect must be finite and not negative",
        effect);
    double critical = new ChiSquared(degreesOfFreedom).upperQuantile(alpha);
    return new NoncentralChiSquared(degreesOfFreedom, n * effect * effect).sf(critical);
  }

  /// The number of observations in all at which the test has that power.
  ///
  /// @param effect w, positive
  /// @param power above alpha and below 1
  /// @throws RefusedException INVALID_ARGUMENT
  public SampleSize sampleSize(double effect, double power) {
    Arguments.positive("effect", effect);
    Search.requirePower(power, alpha);
    return new SampleSize(noncentrality(power) / (effect * effect));
  }

  /// The smallest w that n observations detect with that power.
  ///
  /// @param n the number of observations in all, positive
  /// @param power above alpha and below 1
  /// @throws RefusedException INVALID_ARGUMENT
  public double detectableEffect(double n, double power) {
    Arguments.positive("n", n);
    Search.requirePower(power, alpha);
    return Math.sqrt(noncentrality(power) / n);
  }

  private double noncentrality(double power) {
    return Search.root(ncp -> power(ncp, 1) - power, 1);
  }
}
