package dev.assay.api.metric;

import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;

/// What a metric makes of observations.
public sealed interface Derivation {

  /// Columns and the statistic over them.
  ///
  /// @param columns the columns, one entry for each unit or part of a unit
  /// @param statistic the statistic
  /// @param units the unit of replication that each entry belongs to
  record Derived(Columns columns, Statistic statistic, Units units) implements Derivation {}

  /// There is no value.
  ///
  /// @param reason why, in words, such as `only one class in the targets`
  record Unavailable(String reason) implements Derivation {}
}
