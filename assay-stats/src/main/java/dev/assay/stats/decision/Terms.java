package dev.assay.stats.decision;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.resample.Resampling;

/// The terms on which an estimate is made and a change is judged.
///
/// @param direction which values are better
/// @param margin the smallest change that matters, in the quantity's unit, not negative
/// @param level the coverage of the interval, in (0, 1); `1 - level` is the error rate of a verdict
/// @param rule what a change must show
/// @param resampling replicates, seed and threads of what is resampled
/// @param method which interval is made; the best one for the data unless it is named
public record Terms(
    Direction direction,
    double margin,
    double level,
    DecisionRule rule,
    Resampling resampling,
    Method method) {

  /// @throws RefusedException `INVALID_ARGUMENT` if the margin is negative or not finite, or the
  ///   level not in (0, 1)
  public Terms {
    if (!(margin >= 0) || Double.isInfinite(margin)) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT, "margin: it must be finite and not negative: " + margin);
    }
    if (!(level > 0 && level < 1)) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT, "level: it must lie between 0 and 1: " + level);
    }
  }

  /// Terms on which the method is picked by the data.
  public Terms(
      Direction direction, double margin, double level, DecisionRule rule, Resampling resampling) {
    this(direction, margin, level, rule, resampling, Method.AUTO);
  }

  /// Level 0.95, no margin, no direction, judged at no change, with 9,999 replicates of this seed.
  public static Terms seeded(long seed) {
    return new Terms(Direction.NONE, 0, 0.95, DecisionRule.NO_CHANGE, Resampling.seeded(seed));
  }

  /// The same with another direction.
  public Terms withDirection(Direction other) {
    return new Terms(other, margin, level, rule, resampling, method);
  }

  /// The same with another margin.
  public Terms withMargin(double other) {
    return new Terms(direction, other, level, rule, resampling, method);
  }

  /// The same with another level.
  public Terms withLevel(double other) {
    return new Terms(direction, margin, other, rule, resampling, method);
  }

  /// The same with another rule.
  public Terms withRule(DecisionRule other) {
    return new Terms(direction, margin, level, other, resampling, method);
  }

  /// The same with other replicates, seed or threads.
  public Terms withResampling(Resampling other) {
    return new Terms(direction, margin, level, rule, other, method);
  }

  /// The same with another method.
  public Terms withMethod(Method other) {
    return new Terms(direction, margin, level, rule, resampling, other);
  }
}
