package dev.assay.importer;

import dev.assay.stats.decision.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Runs in the `data.js` of github-action-benchmark.
///
/// The unit says which values are better, or the tool where that is `customBiggerIsBetter` or
/// `customSmallerIsBetter`; never the tool's own rule for JMH, which takes throughputs for times.
/// What it calls a range is a standard deviation, a half-width or something else, by tool, and is
/// left out.
final class ActionBenchmarkRuns {
  private static final int SHORT_SHA = 12;

  private ActionBenchmarkRuns() {}

  static List<ImportedRun> of(ImportFile file) {
    List<ImportedRun> runs = new ArrayList<>();
    for (Map.Entry<String, JsonNode> suite : file.root().path("entries").properties()) {
      for (JsonNode entry : suite.getValue()) {
        runs.add(run(file, suite.getKey(), entry));
      }
    }
    return runs;
  }

  private static ImportedRun run(ImportFile file, String suite, JsonNode entry) {
    String sha = ImportFile.text(entry.path("commit"), "id");
    Optional<Double> millis = ImportFile.number(entry, "date");
    if (millis.isEmpty()) {
      throw file.wrong("an entry of '" + suite + "' has no date");
    }
    String tool = ImportFile.text(entry, "tool");
    List<ImportedValue> values = new ArrayList<>();
    for (JsonNode bench : entry.path("benches")) {
      String unit = ImportFile.text(bench, "unit");
      String name = ImportFile.text(bench, "name");
      double value =
          ImportFile.number(bench, "value")
              .orElseThrow(() -> file.wrong("'" + name + "' of '" + suite + "' has no value"));
      values.add(
          new ImportedValue(
              name,
              UnitDirection.metric(unit),
              unit,
              direction(tool, unit),
              value,
              Optional.empty(),
              0,
              ""));
    }
    return new ImportedRun(
        "github-action-benchmark",
        "",
        suite,
        suite + "@" + sha.substring(0, Math.min(SHORT_SHA, sha.length())),
        Optional.of(Instant.ofEpochMilli(millis.get().longValue())),
        sha.isEmpty() ? Optional.empty() : Optional.of(new ImportedRun.Commit(sha, false)),
        "",
        ImportedMachine.UNKNOWN,
        values);
  }

  private static Optional<Direction> direction(String tool, String unit) {
    return switch (tool.toLowerCase(Locale.ROOT)) {
      case "custombiggerisbetter" -> Optional.of(Direction.HIGHER);
      case "customsmallerisbetter" -> Optional.of(Direction.LOWER);
      default -> UnitDirection.of(unit);
    };
  }
}
