package dev.assay.importer;

import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Runs of pytest-benchmark. Its rounds follow each other in one process and are no independent
/// runs, so that the values have no interval.
final class PytestRuns {
  private static final List<String> STATISTICS = List.of("median", "mean", "min");

  private PytestRuns() {}

  static List<ImportedRun> of(ImportFile file) {
    JsonNode root = file.root();
    JsonNode commit = root.path("commit_info");
    String sha = ImportFile.text(commit, "id");
    List<ImportedValue> values = new ArrayList<>();
    for (JsonNode benchmark : root.path("benchmarks")) {
      JsonNode stats = benchmark.path("stats");
      long rounds = stats.path("rounds").asLong(0);
      for (String statistic : STATISTICS) {
        ImportFile.number(stats, statistic)
            .ifPresent(value ->
                values.add(
                    new ImportedValue(
                        ImportFile.text(benchmark, "fullname"),
                        "time_" + statistic,
                        "s",
                        Optional.of(Direction.LOWER),
                        value,
                        Optional.empty(),
                        rounds,
                        "rounds")));
      }
    }
    String date = ImportFile.text(root, "datetime");
    return List.of(
        new ImportedRun(
            "pytest-benchmark",
            ImportFile.text(root, "version"),
            project(commit),
            "pytest-benchmark@" + date,
            file.date(date),
            sha.isEmpty() || sha.equals("unknown")
                ? Optional.empty()
                : Optional.of(new ImportedRun.Commit(sha, commit.path("dirty").asBoolean(false))),
            ImportFile.text(commit, "branch").replaceAll("^\\(.*\\)$", ""),
            machine(root.path("machine_info")),
            values));
  }

  private static String project(JsonNode commit) {
    String project = ImportFile.text(commit, "project");
    return project.isEmpty() ? "pytest-benchmark" : project;
  }

  private static ImportedMachine machine(JsonNode it) {
    JsonNode cpu = it.path("cpu");
    return new ImportedMachine(
        ImportFile.text(it, "system"),
        ImportFile.text(it, "machine"),
        ImportFile.text(cpu, "brand_raw"),
        cpu.path("count").asInt(0),
        0,
        (ImportFile.text(it, "python_implementation") + " " + ImportFile.text(it, "python_version"))
            .strip());
  }
}
