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
import java.util.LinkedHashMap;
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
    Map<List<String>, List<Evaluated>> groups = new LinkedHashMap<>();
    for (Evaluated trial : run.trials()) {
      groups
          .computeIfAbsent(List.of(trial.model(), trial.dataset()), _ -> new ArrayList<>())
          .add(trial);
    }
    return groups.values().stream().map(TrialInfos::info).toList();
  }

  private static TrialInfo info(List<Evaluated> trials) {
    Evaluated first = trials.getFirst();
    List<ObservationTable> tables = trials.stream().map(Evaluated::table).toList();
    return new TrialInfo(
        first.model(),
        first.dataset(),
        outcomes(tables),
        first.card().task() == Task.CLASSIFICATION
            ? Optional.of(confusion(tables))
            : Optional.empty(),
        latencies(tables),
        resources(tables),
        first.card().task() == Task.REGRESSION
            ? Optional.of(new TrialInfo.Score("Absolute error", Direction.LOWER))
            : Optional.empty());
  }

  private static Map<Outcome.Kind, Long> outcomes(List<ObservationTable> tables) {
    Map<Outcome.Kind, Long> outcomes = new EnumMap<>(Outcome.Kind.class);
    for (ObservationTable table : tables) {
      for (int row = 0; row < table.rows(); row++) {
        outcomes.merge(table.outcome(row), 1L, Long::sum);
      }
    }
    return outcomes;
  }

  private static TrialInfo.Confusion confusion(List<ObservationTable> tables) {
    List<String> classes = tables.getFirst().labels().classes();
    long[][] counts = new long[classes.size()][classes.size()];
    for (ObservationTable whole : tables) {
      ObservationTable table = whole.withoutRepeatedDraws();
      for (int row = 0; row < table.rows(); row++) {
        int target = table.labels().target()[row];
        int predicted = table.labels().predicted()[row];
        if (table.answered(row) && target >= 0 && predicted >= 0) {
          counts[target][predicted]++;
        }
      }
    }
    return new TrialInfo.Confusion(classes, counts);
  }

  private static List<TrialInfo.LatencySeries> latencies(List<ObservationTable> tables) {
    List<TrialInfo.LatencySeries> series = new ArrayList<>();
    for (LatencyKind kind : List.of(LatencyKind.ENGINE, LatencyKind.APPLICATION)) {
      List<Observation.Latencies> ofKind =
          tables.stream()
              .flatMap(table -> table.processes().stream())
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
        tables.stream()
            .flatMapToDouble(table -> Arrays.stream(table.requestNanos()))
            .filter(nanos -> !Double.isNaN(nanos))
            .mapToLong(nanos -> (long) nanos)
            .toArray();
    if (requests.length > 0) {
      series.add(new TrialInfo.LatencySeries(LatencyKind.REQUEST, requests, new long[0]));
    }
    return series;
  }

  private static Map<Resource, Double> resources(List<ObservationTable> tables) {
    Map<Resource, Double> largest = new EnumMap<>(Resource.class);
    for (ObservationTable table : tables) {
      for (Observation.ModelProcess process : table.processes()) {
        process.usage().forEach((resource, value) -> largest.merge(resource, value, Math::max));
      }
    }
    return largest;
  }
}
