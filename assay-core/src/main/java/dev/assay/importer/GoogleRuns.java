package dev.assay.importer;

import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Runs of Google Benchmark. Of several repetitions the mean counts; times are better the less they
/// are, `items_per_second` and `bytes_per_second` the more, and of the user's own counters nobody
/// says it.
final class GoogleRuns {
  private static final Set<String> TIMES = Set.of("real_time", "cpu_time");
  private static final Set<String> RATES = Set.of("items_per_second", "bytes_per_second");
  private static final Set<String> KNOWN =
      Set.of(
          "family_index",
          "per_family_instance_index",
          "repetitions",
          "repetition_index",
          "threads",
          "iterations",
          "real_time",
          "cpu_time",
          "items_per_second",
          "bytes_per_second");

  private GoogleRuns() {}

  static List<ImportedRun> of(ImportFile file) {
    JsonNode context = file.root().path("context");
    Map<String, List<JsonNode>> repetitions = new LinkedHashMap<>();
    Map<String, List<JsonNode>> means = new LinkedHashMap<>();
    for (JsonNode it : file.root().path("benchmarks")) {
      String name = ImportFile.text(it, it.has("run_name") ? "run_name" : "name");
      if (ImportFile.text(it, "run_type").equals("aggregate")) {
        if (ImportFile.text(it, "aggregate_name").equals("mean")) {
          means.put(name, List.of(it));
        }
      } else if (!it.path("error_occurred").asBoolean(false)) {
        repetitions.computeIfAbsent(name, _ -> new ArrayList<>()).add(it);
      }
    }
    means.forEach(repetitions::putIfAbsent);
    List<ImportedValue> values = new ArrayList<>();
    repetitions.forEach((name, all) -> values(name, all, values));
    String executable = ImportFile.text(context, "executable");
    String date = ImportFile.text(context, "date");
    return List.of(
        new ImportedRun(
            "google-benchmark",
            ImportFile.text(context, "library_version"),
            executable.isEmpty() ? "google-benchmark" : executable.replaceAll(".*[/\\\\]", ""),
            "google-benchmark@" + date,
            file.date(date),
            Optional.empty(),
            "",
            new ImportedMachine("", "", "", context.path("num_cpus").asInt(0), 0, ""),
            values));
  }

  private static void values(String name, List<JsonNode> all, List<ImportedValue> values) {
    JsonNode first = all.getFirst();
    String unit = ImportFile.text(first, "time_unit");
    boolean aggregate = ImportFile.text(first, "run_type").equals("aggregate");
    long n = aggregate ? first.path("repetitions").asLong(0) : all.size();
    for (Map.Entry<String, JsonNode> property : first.properties()) {
      String key = property.getKey();
      boolean counter = property.getValue().isNumber() && !KNOWN.contains(key);
      if (TIMES.contains(key) || RATES.contains(key) || counter) {
        double[] numbers =
            all.stream()
                .flatMap(it -> ImportFile.number(it, key).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (numbers.length > 0) {
          double mean = Arrays.stream(numbers).average().orElseThrow();
          values.add(
              new ImportedValue(
                  name,
                  key,
                  TIMES.contains(key) ? unit : rateUnit(key),
                  direction(key),
                  mean,
                  Optional.empty(),
                  n,
                  "repetitions"));
        }
      }
    }
  }

  private static String rateUnit(String key) {
    return RATES.contains(key) ? key.replace("_per_second", "/s") : "";
  }

  private static Optional<Direction> direction(String key) {
    if (TIMES.contains(key)) {
      return Optional.of(Direction.LOWER);
    }
    return RATES.contains(key) ? Optional.of(Direction.HIGHER) : Optional.empty();
  }
}
