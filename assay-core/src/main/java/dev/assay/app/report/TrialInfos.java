package dev.assay.app.report;

import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Resource;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.Outcome;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.ScoredRun;
import dev.assay.report.TrialInfo;
import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/// What was observed of each model on each dataset, over all seeds and repetitions.
final class TrialInfos {
  private final ScoredRun run;

  TrialInfos(ScoredRun run) {
    this.run = run;
  }

  List<TrialInfo> all() {
    return run.trials().stream().map(this::info).toList();
  }

  private TrialInfo info(Evaluated trial) {
    ObservationTable table = trial.table();
    return new TrialInfo(
        trial.model(),
        trial.dataset(),
        outcomes(table),
        trial.card().task() == Task.CLASSIFICATION
            ? Optional.of(confusion(table.withoutRepeatedDraws()))
            : Optional.empty(),
        latencies(table),
        resources(table),
        trial.card().task() == Task.REGRESSION
            ? Optional.of(new TrialInfo.Score("Absolute error", Direction.LOWER))
            : Optional.empty(),
        Distributions.of(table),
        new LoadChecks(run.file().spec().execution().load(), trial).validity(),
        remarks(trial));
  }

  private List<TrialInfo.Remark> remarks(Evaluated trial) {
    List<TrialInfo.Remark> remarks = new ArrayList<>(new Remarks(run, trial).all());
    remarks.addAll(new ReuseRemarks(run.record().origin()).of(trial.table()));
    return remarks;
  }

  private static Map<Outcome.Kind, Long> outcomes(ObservationTable table) {
    Map<Outcome.Kind, Long> outcomes = new EnumMap<>(Outcome.Kind.class);
    for (int row = 0; row < table.rows(); row++) {
      outcomes.merge(table.outcome(row), 1L, Long::sum);
    }
    return outcomes;
  }

  private static TrialInfo.Confusion confusion(ObservationTable table) {
    List<String> classes = table.labels().classes();
    long[][] counts = new long[classes.size()][classes.size()];
    for (int row = 0; row < table.rows(); row++) {
      int target = table.labels().target()[row];
      int predicted = table.labels().predicted()[row];
      if (table.answered(row) && target >= 0 && predicted >= 0) {
        counts[target][predicted]++;
      }
    }
    return new TrialInfo.Confusion(classes, counts);
  }

  private static List<TrialInfo.LatencySeries> latencies(ObservationTable table) {
    List<TrialInfo.LatencySeries> series = new ArrayList<>();
    for (LatencyKind kind : List.of(LatencyKind.ENGINE, LatencyKind.APPLICATION)) {
      List<Observation.Latencies> ofKind =
          table.processes().stream()
              .flatMap(process -> Optional.ofNullable(process.latencies().get(kind)).stream())
              .toList();
      if (!ofKind.isEmpty()) {
        series.add(
            new TrialInfo.LatencySeries(
                kind,
                ofKind.stream().flatMapToLong(of -> LongStream.of(of.nanos())).toArray(),
                ofKind.stream().mapToLong(Observation.Latencies::firstCallNanos).toArray()));
      }
    }
    long[] requests =
        Arrays.stream(table.requestNanos())
            .filter(nanos -> !Double.isNaN(nanos))
            .mapToLong(nanos -> (long) nanos)
            .toArray();
    if (requests.length > 0) {
      series.add(new TrialInfo.LatencySeries(LatencyKind.REQUEST, requests, new long[0]));
    }
    return series;
  }

  private static Map<Resource, Double> resources(ObservationTable table) {
    Map<Resource, Double> largest = new EnumMap<>(Resource.class);
    for (Observation.ModelProcess process : table.processes()) {
      process.usage().forEach((resource, value) -> largest.merge(resource, value, Math::max));
    }
    return largest;
  }
}
