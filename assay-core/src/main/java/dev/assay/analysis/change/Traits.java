package dev.assay.analysis.change;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.stats.decision.Direction;
import java.util.Optional;

/// What a metric is, as far as a side knows it.
///
/// @param title its name in reports
/// @param unit the unit of its values; empty for a pure number
/// @param kind what it measures; empty where that is not known
/// @param direction which values are better; empty where that is not known
/// @param margin the smallest change that matters
/// @param asked whether the spec asks for it; others are reported and never judged
public record Traits(
    String title,
    String unit,
    Optional<MetricInfo.Kind> kind,
    Optional<Direction> direction,
    Margin margin,
    boolean asked) {

  /// Whether values of two machines cannot be compared: times, what is used of a machine, and what
  /// nobody says what it is.
  public boolean dependsOnMachine() {
    return kind.isEmpty()
        || switch (kind.get()) {
          case TIME, RESOURCE -> true;
          case QUALITY, COST, RELIABILITY, COMPOSITE -> false;
        };
  }

  /// Whether values vary from run to run in a way that no run shows by itself.
  public boolean variesByRun() {
    return kind.isEmpty() || kind.get() == MetricInfo.Kind.TIME;
  }
}
