package dev.assay.api.metric;

import dev.assay.api.model.Task;
import dev.assay.stats.decision.Direction;
import java.util.Set;

/// What a metric is.
///
/// @param name the name in specs and files, such as `roc_auc`
/// @param title the name in reports, such as `ROC AUC`
/// @param kind what it measures
/// @param direction which values are better; part of the definition, never guessed from the name
/// @param unit the unit of its values, such as `ms`; empty for a pure number
/// @param tasks the tasks that it fits; empty for every task
/// @param range between which bounds every value lies; intervals are cut to it
public record MetricInfo(
    String name,
    String title,
    Kind kind,
    Direction direction,
    String unit,
    Set<Task> tasks,
    Range range) {

  /// Copies the tasks.
  public MetricInfo {
    tasks = Set.copyOf(tasks);
  }

  /// A metric of any range.
  public MetricInfo(
      String name, String title, Kind kind, Direction direction, String unit, Set<Task> tasks) {
    this(name, title, kind, direction, unit, tasks, Range.ANY);
  }

  /// The same metric with a range.
  public MetricInfo within(double lowest, double highest) {
    return new MetricInfo(name, title, kind, direction, unit, tasks, new Range(lowest, highest));
  }

  /// The same metric with another direction.
  public MetricInfo towards(Direction other) {
    return new MetricInfo(name, title, kind, other, unit, tasks, range);
  }

  /// Bounds of a metric's values.
  ///
  /// @param lowest the lowest value that there can be; minus infinity for none
  /// @param highest the highest value that there can be; infinity for none
  public record Range(double lowest, double highest) {
    /// Any number.
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /// Whether there is a lowest and a highest value.
    public boolean isBounded() {
      return Double.isFinite(lowest) && Double.isFinite(highest);
    }

    /// @throws IllegalArgumentException if the bounds are not in order
    public Range {
      if (!(lowest < highest)) {
        throw new IllegalArgumentException("bounds must be in order: " + lowest + ", " + highest);
      }
    }
  }

  /// Whether the metric fits the task.
  public boolean fits(Task task) {
    return tasks.isEmpty() || tasks.contains(task);
  }

  /// What a metric measures.
  public enum Kind {
    /// How good the answers are; the same for the same answers.
    QUALITY,
    /// How fast they come; another machine gives another value.
    TIME,
    /// What they cost.
    COST,
    /// What they use: memory, size, processor.
    RESOURCE,
    /// How often there is no answer.
    RELIABILITY,
    /// Several of these in one number.
    COMPOSITE
  }
}
