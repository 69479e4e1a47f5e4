package dev.assay.metric;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.model.Task;
import dev.assay.api.observation.ObservationTable;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.statistic.Desirability;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// The weighted mean of how good several metrics are, in [0, 1]; higher is better.
///
/// All its parts are computed from one set of resampled items, so that its interval counts how they
/// go together. Parts whose unit is the process are drawn apart from the items.
public final class CompositeMetric implements Metric {
  /// The name in specs and files.
  public static final String NAME = "composite";

  private final List<Part> parts;
  private final MetricInfo info;

  /// A composite of these parts, each with a weight above 0.
  public CompositeMetric(List<Part> parts) {
    this.parts = List.copyOf(parts);
    this.info = info(tasks(parts));
  }

  /// What a composite is for these tasks.
  public static MetricInfo info(Set<Task> tasks) {
    return new MetricInfo(
            NAME, "Composite score", MetricInfo.Kind.COMPOSITE, Direction.HIGHER, "", tasks)
        .within(0, 1);
  }

  /// How good a value of a metric is: its share of the way from the worst to the best one, or how
  /// it stands to a budget.
  ///
  /// @param direction which values are better, which need not be the metric's own
  /// @param budget the value that is good enough; it has to be there where the metric has no worst
  ///   and no best value, which the check of the spec sees to
  public static Desirability desirability(
      MetricInfo metric, Direction direction, OptionalDouble budget) {
    MetricInfo.Range range = metric.range();
    boolean higher = direction == Direction.HIGHER;
    if (range.isBounded()) {
      return higher
          ? new Desirability.Between(range.lowest(), range.highest())
          : new Desirability.Between(range.highest(), range.lowest());
    }
    double value = budget.orElseThrow();
    return higher ? new Desirability.AtLeast(value) : new Desirability.AtMost(value);
  }

  /// A part of a composite.
  ///
  /// @param metric the metric
  /// @param desirability how good a value of it is
  /// @param weight how much it counts
  public record Part(Metric metric, Desirability desirability, double weight) {}

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Derivation derive(ObservationTable table) {
    ObservationTable answers = table.withoutRepeatedDraws();
    CompositeRows rows = new CompositeRows(table);
    for (Part part : parts) {
      MetricInfo of = part.metric.info();
      if (of.fits(table.task())) {
        boolean quality = of.kind() == MetricInfo.Kind.QUALITY;
        switch (part.metric.derive(quality ? answers : table)) {
          case Derivation.Unavailable(String reason) -> {
            return new Derivation.Unavailable(of.name() + " has no value: " + reason);
          }
          case Derivation.Derived derived -> rows.add(part, derived);
        }
      }
    }
    return rows.joined();
  }

  // A score without any measure of quality would call the fastest wrong answer the best.
  private static Set<Task> tasks(List<Part> parts) {
    List<MetricInfo> quality =
        parts.stream()
            .map(part -> part.metric.info())
            .filter(of -> of.kind() == MetricInfo.Kind.QUALITY)
            .toList();
    List<MetricInfo> deciding =
        quality.isEmpty() ? parts.stream().map(part -> part.metric.info()).toList() : quality;
    Set<Task> tasks = new HashSet<>();
    for (MetricInfo of : deciding) {
      if (of.tasks().isEmpty()) {
        return Set.of();
      }
      tasks.addAll(of.tasks());
    }
    return tasks;
  }
}
