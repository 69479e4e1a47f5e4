package dev.assay.importer;

import dev.assay.stats.decision.Direction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs of asv. Unit and kind of a benchmark stand in `benchmarks.json` in the folder above the
/// machine's; times and memory are better the less they are, and of what a `track_` benchmark
/// returns its unit has to say it. The date is that of the commit, as asv has it.
final class AsvRuns {
  private static final int SHORT_SHA = 8;
  private static final double GIB = 1L << 30;

  private AsvRuns() {}

  static List<ImportedRun> of(ImportFile file, Path path) {
    JsonNode root = file.root();
    JsonNode benchmarks = benchmarks(path);
    List<String> columns = new ArrayList<>();
    root.path("result_columns").forEach(column -> columns.add(column.asString("")));
    List<ImportedValue> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> result : root.path("results").properties()) {
      values(file, result, columns, benchmarks.path(result.getKey()), values);
    }
    String sha = ImportFile.text(root, "commit_hash");
    JsonNode params = root.path("params");
    Optional<Double> millis = ImportFile.number(root, "date");
    return List.of(
        new ImportedRun(
            "asv",
            "",
            "asv",
            sha.substring(0, Math.min(SHORT_SHA, sha.length()))
                + "-"
                + ImportFile.text(root, "env_name"),
            millis.map(it -> Instant.ofEpochMilli(it.longValue())),
            Optional.of(new ImportedRun.Commit(sha, false)),
            "",
            machine(params),
            values));
  }

  private static ImportedMachine machine(JsonNode params) {
    return new ImportedMachine(
        ImportFile.text(params, "os"),
        ImportFile.text(params, "arch"),
        ImportFile.text(params, "cpu"),
        (int) number(ImportFile.text(params, "num_cpu")),
        Math.round(number(ImportFile.text(params, "ram")) / GIB),
        "Python " + ImportFile.text(params, "python").replaceAll(".*[/\\\\]", ""));
  }

  private static double number(String text) {
    return text.matches("\\d{1,18}") ? Double.parseDouble(text) : 0;
  }

  private static void values(
      ImportFile file,
      Map.Entry<String, JsonNode> result,
      List<String> columns,
      JsonNode benchmark,
      List<ImportedValue> values) {
    JsonNode results = cell(result.getValue(), columns, "result");
    if (!results.isArray()) {
      if (!results.isMissingNode() && !results.isNull()) {
        throw file.wrong("the result of '" + result.getKey() + "' is no list");
      }
      return;
    }
    List<String> cases = cases(cell(result.getValue(), columns, "params"));
    String unit = ImportFile.text(benchmark, "unit");
    String type = ImportFile.text(benchmark, "type");
    for (int i = 0; i < results.size(); i++) {
      JsonNode value = results.get(i);
      // A case that failed or was skipped has none.
      if (value.isNumber() && Double.isFinite(value.doubleValue())) {
        values.add(
            new ImportedValue(
                result.getKey() + (i < cases.size() ? cases.get(i) : ""),
                type.isEmpty() ? "value" : type,
                unit,
                direction(type, unit),
                value.doubleValue(),
                Optional.empty(),
                0,
                ""));
      }
    }
  }

  private static Optional<Direction> direction(String type, String unit) {
    return switch (type) {
      case "time", "timeraw", "memory", "peakmemory" -> Optional.of(Direction.LOWER);
      default -> UnitDirection.of(unit);
    };
  }

  /// Every combination of the parameters, in asv's order: the last one changes first.
  private static List<String> cases(JsonNode params) {
    List<String> cases = List.of("");
    for (JsonNode values : params) {
      List<String> longer = new ArrayList<>();
      for (String start : cases) {
        for (JsonNode value : values) {
          longer.add(start.isEmpty() ? value.asString("") : start + ", " + value.asString(""));
        }
      }
      cases = longer;
    }
    return params.isEmpty() ? List.of() : cases.stream().map(it -> "(" + it + ")").toList();
  }

  private static JsonNode cell(JsonNode row, List<String> columns, String column) {
    return row.path(columns.indexOf(column));
  }

  private static JsonNode benchmarks(Path path) {
    Path machine = path.toAbsolutePath().getParent();
    @Nullable Path all = machine == null ? null : machine.getParent();
    if (all == null || !Files.isRegularFile(all.resolve("benchmarks.json"))) {
      return JsonMapper.shared().createObjectNode();
    }
    return ImportFile.read(all.resolve("benchmarks.json")).root();
  }
}
