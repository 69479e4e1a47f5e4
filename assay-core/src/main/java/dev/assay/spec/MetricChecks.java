package dev.assay.spec;

import dev.assay.api.Nearest;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.model.Task;
import dev.assay.stats.decision.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The checks of metrics among each other and against the tasks of the models.
final class MetricChecks {
  /// The name of the composite score, which is made of other metrics and not asked for by itself.
  static final String COMPOSITE = "composite";

  private static final List<String> THRESHOLDS =
      List.of("threshold", "threshold_ms", "threshold_s", "threshold_usd");

  private final Values root;
  private final Places places;
  private final Problems problems;
  private final Catalog catalog;

  MetricChecks(Values root, Places places, Problems problems, Catalog catalog) {
    this.root = root;
    this.places = places;
    this.problems = problems;
    this.catalog = catalog;
  }

  void check() {
    List<Values> metrics = root.each("metrics");
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < metrics.size(); i++) {
      Values metric = metrics.get(i);
      String at = "metrics[" + i + "]";
      Optional<String> name = metric.text("name").map(Implied::metric);
      name.filter(it -> !names.add(it)).ifPresent(it -> twice(it, at));
      name.filter(COMPOSITE::equals).ifPresent(_ -> composite(at));
      thresholds(metric, at);
      name.flatMap(catalog::metric).ifPresent(info -> info(metric, info, at));
    }
    weights(metrics);
    if (metrics.stream().anyMatch(it -> it.real("weight").orElse(0) > 0)) {
      names.add(COMPOSITE);
    }
    primary(names);
  }

  private void twice(String name, String at) {
    add(at + ".name", "the metric " + Quoted.of(name) + " is given twice", "remove one of them");
  }

  private void composite(String at) {
    add(
        at + ".name",
        "the composite score is made of other metrics",
        "give each of them a 'weight'; 'primary_metric: composite' ranks by the score");
  }

  private void thresholds(Values metric, String at) {
    List<String> given = THRESHOLDS.stream().filter(metric::has).toList();
    if (given.size() > 1) {
      add(
          at + "." + given.get(1),
          "there is more than one threshold: " + String.join(", ", given),
          "keep one of them");
    }
  }

  private void info(Values metric, MetricInfo info, String at) {
    Direction direction =
        metric
            .text("direction")
            .map(word -> Direction.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(info.direction());
    directed(metric, info, direction, at);
    for (String unit : List.of("ms", "s", "usd")) {
      String key = "threshold_" + unit;
      if (metric.has(key) && new MetricSpec.Threshold(0, unit).in(info.unit()).isEmpty()) {
        add(
            at + "." + key,
            "the metric '" + info.name() + "' is " + unitOf(info) + ", not in " + unit,
            "use 'threshold'");
      }
    }
    Set<Task> tasks = tasks();
    if (!tasks.isEmpty() && tasks.stream().noneMatch(info::fits)) {
      add(
          at + ".name",
          "the metric '" + info.name() + "' does not fit the task " + words(tasks),
          "it fits " + words(info.tasks()) + "; take another metric or correct 'task'");
    }
  }

  private void directed(Values metric, MetricInfo info, Direction direction, String at) {
    boolean weighs = metric.real("weight").orElse(0) > 0;
    Optional<String> threshold = THRESHOLDS.stream().filter(metric::has).findFirst();
    if (direction == Direction.NONE && (weighs || threshold.isPresent())) {
      add(
          at + "." + (weighs ? "weight" : threshold.orElseThrow()),
          "no value of the metric '" + info.name() + "' is better than another",
          "say which is, with 'direction: higher' or 'direction: lower', or remove this key");
    } else if (weighs && !info.range().isBounded()) {
      if (threshold.isEmpty()) {
        add(
            at + ".weight",
            "the metric '"
                + info.name()
                + "' has no best and worst value, so that its weight in the composite score needs"
                + " a budget",
            "state the value that is good enough, with 'threshold'");
      } else if (metric.real(threshold.get()).orElse(1) <= 0) {
        add(
            at + "." + threshold.get(),
            "a budget in the composite score must be above 0",
            "state the value that is good enough, or remove 'weight'");
      }
    }
  }

  /// The tasks of all models; empty unless every model states one.
  private Set<Task> tasks() {
    Set<Task> tasks = new HashSet<>();
    for (Values model : root.each("models")) {
      Optional<String> task = model.text("task");
      if (task.isEmpty()) {
        return Set.of();
      }
      tasks.add(Task.valueOf(task.get().toUpperCase(Locale.ROOT)));
    }
    return tasks;
  }

  private void weights(List<Values> metrics) {
    boolean anyWeight = metrics.stream().anyMatch(it -> it.has("weight"));
    if (anyWeight && metrics.stream().allMatch(it -> it.real("weight").orElse(0) == 0)) {
      add("metrics", "all weights are 0", "give at least one metric a weight above 0");
    }
  }

  private void primary(Set<String> names) {
    Optional<String> primary = root.text("primary_metric").map(Implied::metric);
    if (primary.isPresent() && !names.isEmpty() && !names.contains(primary.get())) {
      add(
          "primary_metric",
          "the metric " + Quoted.of(primary.get()) + " is not among the metrics of the spec",
          Nearest.of(primary.get(), names)
              .map(near -> "did you mean '" + Quoted.plain(near) + "'?")
              .orElse("add it to 'metrics'"));
    }
  }

  private static String unitOf(MetricInfo info) {
    return info.unit().isEmpty() ? "a pure number" : "in " + info.unit();
  }

  private static String words(Set<Task> tasks) {
    return tasks.stream().map(SpecShape::word).sorted().collect(Collectors.joining(" or "));
  }

  private void add(String at, String message, String hint) {
    problems.add(places.of(at), message, hint);
  }
}
