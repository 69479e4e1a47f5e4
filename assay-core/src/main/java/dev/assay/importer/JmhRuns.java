package dev.assay.importer;

import dev.assay.stats.Interval;
import dev.assay.stats.RefusedException;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.interval.MeanInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Runs of JMH. The mode says which values are better. JMH's own interval takes the iterations of
/// one process for independent runs; the one here is of the forks, where there are three or more.
final class JmhRuns {
  private static final int FEWEST_FORKS = 3;
  private static final double LEVEL = 0.95;

  private JmhRuns() {}

  static List<ImportedRun> of(ImportFile file) {
    List<ImportedValue> values = new ArrayList<>();
    for (JsonNode it : file.root()) {
      String name = name(it);
      String mode = ImportFile.text(it, "mode");
      values.add(value(file, name, mode, it.path("primaryMetric"), direction(file, mode)));
      for (Map.Entry<String, JsonNode> more : it.path("secondaryMetrics").properties()) {
        String unit = ImportFile.text(more.getValue(), "scoreUnit");
        if (ImportFile.number(more.getValue(), "score").isPresent()) {
          values.add(value(file, name, more.getKey(), more.getValue(), UnitDirection.of(unit)));
        }
      }
    }
    JsonNode first = file.root().path(0);
    return List.of(
        new ImportedRun(
            "jmh",
            ImportFile.text(first, "jmhVersion"),
            "jmh",
            "jmh@" + file.name(),
            Optional.empty(),
            Optional.empty(),
            "",
            new ImportedMachine(
                "",
                "",
                "",
                0,
                0,
                (ImportFile.text(first, "vmName") + " " + ImportFile.text(first, "vmVersion"))
                    .strip()),
            values));
  }

  private static String name(JsonNode it) {
    Map<String, String> params = new TreeMap<>();
    it.path("params").properties().forEach(p -> params.put(p.getKey(), p.getValue().asString("")));
    String name = ImportFile.text(it, "benchmark");
    return params.isEmpty() ? name : name + params;
  }

  private static Optional<Direction> direction(ImportFile file, String mode) {
    return switch (mode) {
      case "thrpt" -> Optional.of(Direction.HIGHER);
      case "avgt", "sample", "ss" -> Optional.of(Direction.LOWER);
      default -> throw file.wrong("'" + mode + "' is no mode of JMH");
    };
  }

  private static ImportedValue value(
      ImportFile file, String name, String metric, JsonNode it, Optional<Direction> direction) {
    double score =
        ImportFile.number(it, "score").orElseThrow(() -> file.wrong("'" + name + "' has no score"));
    double[] forks = forks(it.path("rawData"));
    return new ImportedValue(
        name,
        metric,
        ImportFile.text(it, "scoreUnit"),
        direction,
        score,
        limits(forks),
        forks.length,
        "forks");
  }

  /// The mean of each fork's iterations.
  private static double[] forks(JsonNode raw) {
    List<Double> forks = new ArrayList<>();
    for (JsonNode fork : raw) {
      List<Double> iterations = new ArrayList<>();
      fork.forEach(value -> {
        if (value.isNumber()) {
          iterations.add(value.doubleValue());
        }
      });
      if (!iterations.isEmpty()) {
        forks.add(iterations.stream().mapToDouble(Double::doubleValue).average().orElseThrow());
      }
    }
    return forks.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Optional<ImportedValue.Limits> limits(double[] forks) {
    if (forks.length < FEWEST_FORKS || Arrays.stream(forks).distinct().count() < 2) {
      return Optional.empty();
    }
    try {
      Interval interval = MeanInterval.t(forks, LEVEL);
      return Optional.of(
          new ImportedValue.Limits(
              interval.lower(), interval.upper(), LEVEL, interval.method() + " over forks"));
    } catch (RefusedException none) {
      return Optional.empty();
    }
  }
}
