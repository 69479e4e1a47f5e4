package dev.assay.store.history;

import dev.assay.store.RunRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Records of a history for tests.
final class Records {
  static final Machine MACHINE =
      Machine.identified(
          new Machine("", "Linux", "amd64", "A processor", 2, 8, List.of(), "25.0.3", ""));

  private Records() {}

  static HistoryRecord of(String id, Instant date, double accuracy) {
    return of(id, date, List.of(measurement("accuracy", accuracy)));
  }

  static HistoryRecord of(String id, Instant date, List<Measurement> measurements) {
    return new HistoryRecord(
        HistoryRecord.SCHEMA,
        new HistoryRecord.Run(id, "k".repeat(64), "bench", "1", 42, "bench.yaml", true),
        date,
        new HistoryRecord.Source("assay", "0.1.0"),
        Optional.of(new RunRecord.Commit("c" + id, "main", false)),
        "main",
        List.of(),
        false,
        MACHINE,
        List.of(new HistoryRecord.Data("iris", "f".repeat(64), 150)),
        List.of(new HistoryRecord.Model("ridge", "onnx", "e".repeat(64))),
        measurements,
        List.of(),
        HistoryRecord.Samples.NONE);
  }

  static HistoryRecord tagged(HistoryRecord it, List<String> tags, boolean release) {
    return new HistoryRecord(
        it.schema(),
        it.run(),
        it.date(),
        it.source(),
        it.commit(),
        it.branch(),
        tags,
        release,
        it.environment(),
        it.datasets(),
        it.models(),
        it.measurements(),
        it.verdicts(),
        it.samples());
  }

  static Measurement measurement(String metric, double value) {
    return new Measurement(
            series(metric, "", Measurement.Kind.QUALITY, Measurement.Towards.HIGHER),
            OptionalDouble.of(value),
            Optional.of(
                new Measurement.Uncertainty(
                    OptionalDouble.of(value - 0.05),
                    OptionalDouble.of(value + 0.05),
                    0.95,
                    "wilson",
                    OptionalDouble.of(0.025))),
            150,
            0,
            0,
            "")
        .askedFor();
  }

  static Measurement.Series series(
      String metric, String unit, Measurement.Kind kind, Measurement.Towards direction) {
    return new Measurement.Series(
        "ridge", "iris", metric, "", Optional.empty(), unit, kind, direction, "items");
  }
}
