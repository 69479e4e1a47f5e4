package dev.assay.store.index;

import dev.assay.stats.RandomStream;
import dev.assay.store.RunRecord;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Makes runs of every kind for tests: of two branches, machines and benchmarks, with slices,
/// seeds, values that are missing, and dates that are the same.
final class RandomHistory {
  private final RandomStream random;
  private final Instant now;

  RandomHistory(RandomStream random, Instant now) {
    this.random = random;
    this.now = now;
  }

  /// The run of a number, of so many over a hundred days; three runs each have one date.
  HistoryRecord record(int run, int runs) {
    Instant date = now.minus(Duration.ofHours(2400L * (runs - run / 3 * 3) / runs));
    String branch = random.nextInt(2) == 0 ? "main" : "dev";
    String cpu = random.nextInt(2) == 0 ? "AMD EPYC" : "Intel Xeon";
    boolean tagged = run % 7 == 0;
    return new HistoryRecord(
        HistoryRecord.SCHEMA,
        new HistoryRecord.Run("run" + run, "", "bench" + random.nextInt(2), "", 1, "", true),
        date,
        new HistoryRecord.Source("assay", ""),
        run % 5 == 0
            ? Optional.empty()
            : Optional.of(new RunRecord.Commit("c" + run, branch, false)),
        branch,
        tagged ? List.of("nightly", "v" + run % 2) : List.of(),
        false,
        Machine.identified(new Machine("", "Linux", "amd64", cpu, 2, 8, List.of(), "25", "")),
        List.of(),
        List.of(),
        measurements(),
        List.of(),
        HistoryRecord.Samples.NONE);
  }

  private List<Measurement> measurements() {
    List<Measurement> all = new ArrayList<>();
    for (String model : List.of("m0", "m1")) {
      for (String metric : List.of("p50", "p95")) {
        all.add(measurement(model, metric, "", Optional.empty()));
        all.add(measurement(model, metric, "a slice, \"quoted\"", Optional.empty()));
        all.add(measurement(model, metric, "", Optional.of(random.nextInt(2) - 1L)));
      }
    }
    return all;
  }

  private Measurement measurement(String model, String metric, String slice, Optional<Long> seed) {
    double value = (random.nextInt(5) == 0 ? -1e12 : 1) * random.nextDouble();
    boolean missing = random.nextInt(10) == 0;
    double width = random.nextDouble();
    return new Measurement(
        new Measurement.Series(
            model,
            "data",
            metric,
            slice,
            seed,
            "ms",
            Measurement.Kind.TIME,
            Measurement.Towards.LOWER,
            "items"),
        missing ? OptionalDouble.empty() : OptionalDouble.of(value),
        missing || random.nextInt(3) == 0
            ? Optional.empty()
            : Optional.of(
                new Measurement.Uncertainty(
                    OptionalDouble.of(value - width),
                    random.nextInt(4) == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(value + width),
                    0.95,
                    "t",
                    OptionalDouble.empty())),
        random.nextInt(6),
        0,
        0,
        "");
  }
}
