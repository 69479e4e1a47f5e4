package dev.assay.store;

import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Task;
import dev.assay.api.tensor.TensorType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Records of runs for tests.
final class Runs {
  private Runs() {}

  static Environment environment() {
    return new Environment(
        new Environment.OperatingSystem("Linux", "6.1.0", "amd64", "Debian GNU/Linux 12"),
        new Environment.Cpu("A processor", 2),
        1L << 34,
        List.of(new Environment.Gpu("A card", 1L << 33, "550.1")),
        new Environment.Jvm("OpenJDK 64-Bit Server VM", "25.0.3", "Temurin", 1L << 30, List.of()),
        Optional.of(new Environment.Container(Optional.of(1.5), Optional.empty())),
        Map.of("GITHUB_SHA", "abc"));
  }

  static RunRecord record(String id, String key, RunRecord.Status status) {
    Instant start = Instant.parse("2026-03-04T05:06:07.123456789Z");
    boolean complete = status == RunRecord.Status.COMPLETE;
    return new RunRecord(
        RunRecord.SCHEMA,
        id,
        key,
        status,
        new RunRecord.Benchmark("first", "", Long.MIN_VALUE, "specs/first.yaml"),
        complete
            ? new RunRecord.Origin(
                Optional.of("20260303-050607-0a1b2c3d"),
                Optional.of(new RunRecord.FailedRun("full.yaml", "", List.of("No key."))))
            : RunRecord.Origin.NONE,
        new RunRecord.Timing(
            start, complete ? Optional.of(start.plusSeconds(9)) : Optional.empty(), 9.25, 1),
        complete
            ? Optional.of(new RunRecord.Commit("0".repeat(40), "main", true))
            : Optional.empty(),
        environment(),
        Map.of("assay", "0.1.0"),
        List.of(new RunRecord.DatasetEntry("iris", "iris.csv", "1", "test", "f".repeat(64), 10, 2)),
        List.of(
            new RunRecord.ModelEntry(
                "m/1",
                "onnx",
                new ModelCard(
                    Task.CLASSIFICATION,
                    List.of("a", "b"),
                    List.of(new ModelCard.TensorSpec("x", TensorType.FP32, List.of(-1L, 4L))),
                    List.of(),
                    12,
                    "",
                    Map.of("onnxruntime", "1.29.0")))),
        List.of(
            new RunRecord.TrialEntry("e".repeat(64), "m/1", "iris", -1, "trials/m", status, 1.5)));
  }
}
