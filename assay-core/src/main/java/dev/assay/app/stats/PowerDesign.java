package dev.assay.app.stats;

import java.util.function.DoubleBinaryOperator;

/// A comparison that can be planned: power, sample size and detectable effect follow from each
/// other.
///
/// @param words how the answer is said
/// @param solver how it is found
public record PowerDesign(Words words, Solver solver) {

  /// The words of an answer.
  ///
  /// @param method how the answer is computed
  /// @param counted what is counted
  /// @param effectUnit the unit of the effect
  public record Words(String method, String counted, String effectUnit) {}

  /// The three answers.
  ///
  /// @param power the power of a sample size and an effect
  /// @param sampleSize the sample size, not rounded, of an effect and a power
  /// @param effect the effect of a sample size and a power
  public record Solver(
      DoubleBinaryOperator power, DoubleBinaryOperator sampleSize, DoubleBinaryOperator effect) {}

  /// The chance to detect the effect with `n` observations.
  double power(double n, double effect) {
    return solver.power().applyAsDouble(n, effect);
  }

  /// The number of observations that detect the effect with that power, not rounded.
  double sampleSize(double effect, double power) {
    return solver.sampleSize().applyAsDouble(effect, power);
  }

  /// The smallest effect that `n` observations detect with that power.
  double effect(double n, double power) {
    return solver.effect().applyAsDouble(n, power);
  }
}
