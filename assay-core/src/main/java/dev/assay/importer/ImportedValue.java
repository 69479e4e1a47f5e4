package dev.assay.importer;

import dev.assay.stats.decision.Direction;
import java.util.Optional;

/// A value that another tool measured.
///
/// @param name the benchmark, with its parameters
/// @param metric what was measured of it, such as `time`
/// @param unit the unit, or empty
/// @param direction which values are better; empty where neither unit nor mode says it
/// @param value the value
/// @param limits how sure it is, where the file says so or it follows from independent runs
/// @param n the number of independent runs or rounds behind it; 0 where that is not known
/// @param replication what `n` counts, in the plural, or empty
public record ImportedValue(
    String name,
    String metric,
    String unit,
    Optional<Direction> direction,
    double value,
    Optional<Limits> limits,
    long n,
    String replication) {

  /// An interval.
  ///
  /// @param lower the lower limit
  /// @param upper the upper limit
  /// @param level its level; 0 where the file does not say
  /// @param method how it was made
  public record Limits(double lower, double upper, double level, String method) {}
}
