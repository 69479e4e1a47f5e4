package dev.assay.stats.decision;

import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What a method found, before any level is fixed.
///
/// @param value the estimate
/// @param standardError its standard error, or NaN where the method has none
/// @param pValue the two-sided p-value of "the value is 0", for differences
/// @param limits the interval at any level
/// @param reason why the method was picked
/// @param units the number of independent units
/// @param notes what a reader should know besides
record Evidence(
    double value,
    double standardError,
    OptionalDouble pValue,
    Limits limits,
    String reason,
    long units,
    List<String> notes) {

  /// The interval at a level.
  @FunctionalInterface
  interface Limits {
    Interval at(double level);
  }

  Evidence noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Evidence(value, standardError, pValue, limits, reason, units, more);
  }

  Evidence withPValue(double p) {
    return new Evidence(value, standardError, OptionalDouble.of(p), limits, reason, units, notes);
  }

  /// The same with an interval that excludes 0 only where a test rejects "no change" too: at a
  /// level that the p-value does not reach, it extends to 0.
  Evidence confirmedBy(String test, double p) {
    Limits confirmed =
        level -> {
          Interval interval = limits.at(level);
          return p <= 1 - level || interval.contains(0) ? interval : reachingZero(interval);
        };
    String both = reason + "; it excludes 0 only where the " + test + " rejects it too";
    return new Evidence(value, standardError, OptionalDouble.of(p), confirmed, both, units, notes);
  }

  private static Interval reachingZero(Interval interval) {
    return new Interval(
        interval.estimate(),
        Math.min(interval.lower(), 0),
        Math.max(interval.upper(), 0),
        interval.level(),
        interval.method(),
        interval.standardError(),
        interval.degreesOfFreedom());
  }

  /// The interval of the value's negative, if `direction` asks for it.
  Interval signed(Direction direction, double level) {
    Interval interval = limits.at(level);
    if (direction != Direction.LOWER) {
      return interval;
    }
    return new Interval(
        0 - interval.estimate(),
        0 - interval.upper(),
        0 - interval.lower(),
        interval.level(),
        interval.method(),
        interval.standardError(),
        interval.degreesOfFreedom());
  }
}
