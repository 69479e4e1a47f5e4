package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;

/// The power of a two-sided paired comparison of two models on n questions with repeated draws
/// (Miller 2024, Adding error bars to evals, arXiv:2411.00640, section 5).
///
/// The variance of one question's difference is `questionVariance + drawVarianceA / drawsA +
/// drawVarianceB / drawsB`, in squared units of the score; `n = (z(alpha/2) + z(beta))^2 variance /
/// delta^2`.
///
/// @param questionVariance the variance over questions of the difference of the models' mean scores
/// @param drawVarianceA the mean variance of model A's score over draws of one question
/// @param drawVarianceB the same of model B
/// @param drawsA the number of draws a question of model A, at least 1
/// @param drawsB the same of model B
public record EvaluationPower(
    double questionVariance,
    double drawVarianceA,
    double drawVarianceB,
    double drawsA,
    double drawsB) {

  /// @throws RefusedException NAN_INPUT, INVALID_ARGUMENT for a negative variance, a total variance
  ///   of 0 or a number of draws below 1
  public EvaluationPower {
    requireVariance("questionVariance", questionVariance);
    requireVariance("drawVarianceA", drawVarianceA);
    requireVariance("drawVarianceB", drawVarianceB);
    Arguments.require(drawsA >= 1, "drawsA must be at least 1", drawsA);
    Arguments.require(drawsB >= 1, "drawsB must be at least 1", drawsB);
    double total = questionVariance + drawVarianceA / drawsA + drawVarianceB / drawsB;
    Arguments.require(total > 0, "the variances must not all be 0", total);
  }

  /// The variance of one question's observed difference.
  public double variance() {
    return questionVariance + drawVarianceA / drawsA + drawVarianceB / drawsB;
  }

  /// The number of questions at which a difference of `delta` is detected with that power.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a delta of 0, an alpha outside of (0, 1) or a
  ///   power that is too small to need a sample
  public SampleSize sampleSize(double delta, double alpha, double power) {
    Arguments.finite("delta", delta);
    Arguments.require(delta != 0, "delta must not be 0", delta);
    double reach = reach(alpha, power) / delta;
    return new SampleSize(reach * reach * variance());
  }

  /// The smallest difference that n questions detect with that power, in the unit of the score.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for n, alpha or power
  public double detectableDifference(double n, double alpha, double power) {
    Arguments.positive("n", n);
    return reach(alpha, power) * Math.sqrt(variance() / n);
  }

  /// The chance that n questions detect a difference of `delta`; the far tail is not counted.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for n or alpha, NAN_INPUT for delta
  public double power(double n, double delta, double alpha) {
    Arguments.positive("n", n);
    Arguments.finite("delta", delta);
    Arguments.insideUnit("alpha", alpha);
    double distance = Math.abs(delta) / Math.sqrt(variance() / n);
    return Normal.STANDARD.cdf(distance - Normal.STANDARD.upperQuantile(alpha / 2));
  }

  private static double reach(double alpha, double power) {
    Arguments.insideUnit("alpha", alpha);
    Arguments.insideUnit("power", power);
    double reach = Normal.STANDARD.upperQuantile(alpha / 2) + Normal.STANDARD.quantile(power);
    Arguments.require(reach > 0, "power must be above what the smallest sample has", power);
    return reach;
  }

  private static void requireVariance(String name, double variance) {
    Arguments.finite(name, variance);
    Arguments.require(variance >= 0, name + " must not be negative", variance);
  }
}
