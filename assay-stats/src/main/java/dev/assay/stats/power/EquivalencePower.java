package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.ChiMixture;
import dev.assay.stats.distribution.StudentT;
import dev.assay.stats.power.TTestPower.Design;
import org.apache.commons.numbers.gamma.ErfDifference;

/// The exact power of two one-sided t tests (TOST): the chance to show that a difference lies
/// within `(-margin, margin)`.
///
/// Both tests share the estimated scale S, so the power is the mean over S of `P(low + t S < Z <
/// high
/// - t S)`, the same as a difference of Owen's Q functions without the subtraction. Differences and
///   margins are in units of the standard deviation: of the observations, of the paired
///   differences, or of either group. References: Owen (1965), A special case of a bivariate
///   noncentral t distribution, Biometrika 52; Phillips (1990), Power of the two one-sided tests
///   procedure.
///
/// @param design what is compared
/// @param alpha the error rate of either test, in (0, 1/2)
/// @param difference the true difference, finite; usually 0
public record EquivalencePower(Design design, double alpha, double difference) {

  /// @throws RefusedException INVALID_ARGUMENT for alpha, NAN_INPUT for the difference
  public EquivalencePower {
    Arguments.require(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and 1/2", alpha);
    Arguments.finite("difference", difference);
  }

  /// The chance that both tests reject.
  ///
  /// @param n the sample size (of each group, where there are two), above 1, not necessarily whole
  /// @param margin positive and finite
  /// @throws RefusedException TOO_FEW_OBSERVATIONS for n, INVALID_ARGUMENT for the margin
  public double power(double n, double margin) {
    Arguments.finite("n", n);
    Arguments.positive("margin", margin);
    if (!(n > 1)) {
      throw new RefusedException(Refusal.TOO_FEW_OBSERVATIONS, "n must be above 1: " + n);
    }
    boolean groups = design == Design.TWO_SAMPLE;
    double df = groups ? 2 * (n - 1) : n - 1;
    double root = Math.sqrt(groups ? n / 2 : n);
    double critical = new StudentT(df).upperQuantile(alpha);
    double low = (-margin - difference) * root;
    double high = (margin - difference) * root;
    if (critical == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return ChiMixture.mean(
        df,
        s -> logBetween(low + critical * s, high - critical * s),
        (high - low) / (2 * critical));
  }

  /// The sample size (of each group, where there are two) at which the tests have that power.
  ///
  /// @param margin above the magnitude of the difference
  /// @param power above alpha and below 1
  /// @throws RefusedException INVALID_ARGUMENT
  public SampleSize sampleSize(double margin, double power) {
    Search.requirePower(power, alpha);
    Arguments.require(
        margin > Math.abs(difference) && margin < Double.POSITIVE_INFINITY,
        "margin must be above the difference and finite",
        margin);
    return new SampleSize(1 + Search.root(more -> power(1 + more, margin) - power, 1));
  }

  /// The smallest margin within which n observations show the difference to lie with that power.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS for n, INVALID_ARGUMENT for the power
  public double detectableMargin(double n, double power) {
    Search.requirePower(power, alpha);
    return Search.root(margin -> power(n, margin) - power, 1);
  }

  private static double logBetween(double low, double high) {
    double root = Math.sqrt(0.5);
    return low < high
        ? Math.log(0.5 * ErfDifference.value(low * root, high * root))
        : Double.NEGATIVE_INFINITY;
  }
}
