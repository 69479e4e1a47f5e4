package dev.assay.importer;

import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Runs in the metric format of Bencher: benchmark, then measure, then value with its limits. It
/// has neither date nor commit, and says a direction of its own two measures alone: `latency`, in
/// nanoseconds, and `throughput`, in operations per second.
final class BencherRuns {
  private BencherRuns() {}

  static boolean fits(ImportFile file) {
    if (!file.root().isObject() || file.root().isEmpty()) {
      return false;
    }
    for (JsonNode measures : file.root()) {
      if (!measures.isObject() || measures.isEmpty()) {
        return false;
      }
      for (JsonNode measure : measures) {
        if (!measure.isObject() || !measure.path("value").isNumber()) {
          return false;
        }
      }
    }
    return true;
  }

  static List<ImportedRun> of(ImportFile file) {
    List<ImportedValue> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> benchmark : file.root().properties()) {
      for (Map.Entry<String, JsonNode> measure : benchmark.getValue().properties()) {
        values.add(value(file, benchmark.getKey(), measure.getKey(), measure.getValue()));
      }
    }
    return List.of(
        new ImportedRun(
            "bencher",
            "",
            "bencher",
            "bencher@" + file.name(),
            Optional.empty(),
            Optional.empty(),
            "",
            ImportedMachine.UNKNOWN,
            values));
  }

  private static ImportedValue value(
      ImportFile file, String benchmark, String measure, JsonNode it) {
    double value =
        ImportFile.number(it, "value")
            .orElseThrow(() -> file.wrong("'" + measure + "' of '" + benchmark + "' has no value"));
    Optional<Double> lower = ImportFile.number(it, "lower_value");
    Optional<Double> upper = ImportFile.number(it, "upper_value");
    return new ImportedValue(
        benchmark,
        measure,
        switch (measure) {
          case "latency" -> "ns";
          case "throughput" -> "ops/s";
          default -> "";
        },
        switch (measure) {
          case "latency" -> Optional.of(Direction.LOWER);
          case "throughput" -> Optional.of(Direction.HIGHER);
          default -> Optional.empty();
        },
        value,
        lower.isPresent() && upper.isPresent()
            ? Optional.of(new ImportedValue.Limits(lower.get(), upper.get(), 0, "as the file says"))
            : Optional.empty(),
        0,
        "");
  }
}
