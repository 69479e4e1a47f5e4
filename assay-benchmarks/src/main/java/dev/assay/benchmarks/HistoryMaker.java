package dev.assay.benchmarks;

import dev.assay.api.time.Ticker;
import dev.assay.stats.RandomStream;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import dev.assay.store.place.DirectoryPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Makes a history of many runs, for measuring: the same for the same numbers, but for its dates,
/// which end now.
///
/// Arguments: FOLDER RUNS MODELS DATASETS METRICS DAYS. Each run has a measurement for each model,
/// dataset and metric; the runs are spread evenly over the days.
public final class HistoryMaker {
  private static final int RUNS_AT_ONCE = 200;

  private final RandomStream random = new RandomStream(7, 0);
  private final int models;
  private final int datasets;
  private final int metrics;

  private HistoryMaker(int models, int datasets, int metrics) {
    this.models = models;
    this.datasets = datasets;
    this.metrics = metrics;
  }

  /// Makes the history.
  public static void main(String[] arguments) {
    int runs = Integer.parseInt(arguments[1]);
    HistoryMaker maker =
        new HistoryMaker(
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    Duration apart = Duration.ofDays(Long.parseLong(arguments[5])).dividedBy(runs);
    Instant now = Ticker.system().now();
    try (History history = new History(new DirectoryPlace(Path.of(arguments[0])))) {
      List<HistoryRecord> some = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        some.add(maker.record(run, now.minus(apart.multipliedBy(runs - run))));
        if (some.size() == RUNS_AT_ONCE || run == runs - 1) {
          history.addAll(some);
          some.clear();
        }
      }
    }
  }

  private HistoryRecord record(int run, Instant date) {
    List<Measurement> measurements = new ArrayList<>();
    for (int model = 0; model < models; model++) {
      for (int dataset = 0; dataset < datasets; dataset++) {
        for (int metric = 0; metric < metrics; metric++) {
          measurements.add(measurement("model-" + model, "data-" + dataset, metric));
        }
      }
    }
    String commit = String.format(Locale.ROOT, "%040x", run * 7919L);
    return new HistoryRecord(
        HistoryRecord.SCHEMA,
        new HistoryRecord.Run("run-" + run, "", "generated", "", 7, "", true),
        date,
        new HistoryRecord.Source("assay", "0"),
        Optional.of(new RunRecord.Commit(commit, "main", false)),
        "main",
        List.of(),
        false,
        Machine.identified(
            new Machine("", "Linux", "amd64", "processor " + run % 2, 2, 8, List.of(), "25", "")),
        List.of(),
        List.of(),
        measurements,
        List.of(),
        HistoryRecord.Samples.NONE);
  }

  private Measurement measurement(String model, String dataset, int metric) {
    double value = 0.5 + 0.4 * random.nextDouble();
    return new Measurement(
        new Measurement.Series(
            model,
            dataset,
            "metric_" + metric,
            "",
            Optional.empty(),
            "",
            Measurement.Kind.QUALITY,
            Measurement.Towards.HIGHER,
            "items"),
        OptionalDouble.of(value),
        Optional.of(
            new Measurement.Uncertainty(
                OptionalDouble.of(value - 0.02),
                OptionalDouble.of(value + 0.02),
                0.95,
                "wilson",
                OptionalDouble.of(0.01))),
        500,
        0.01,
        0,
        "");
  }
}
