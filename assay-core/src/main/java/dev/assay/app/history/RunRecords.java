package dev.assay.app.history;

import dev.assay.api.AssayException;
import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.Figure;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.decision.Direction;
import dev.assay.store.MetricsFile;
import dev.assay.store.RunRecord;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Makes the history's record of a run from its folder: a pure function of what is in it.
final class RunRecords {
  /// What the history has to know of a metric.
  ///
  /// @param info the metric
  /// @param direction which values are better, as the spec has it
  /// @param margin the smallest change that matters
  record Known(MetricInfo info, Direction direction, Margin margin, boolean asked) {}

  private final Map<String, Known> metrics;
  private final HistoryLabels labels;

  /// @param metrics the metrics by name
  RunRecords(Map<String, Known> metrics, HistoryLabels labels) {
    this.metrics = Map.copyOf(metrics);
    this.labels = labels;
  }

  HistoryRecord of(Path folder, RunRecord run, MetricsFile results) {
    try {
      return record(folder, run, results);
    } catch (IllegalArgumentException unfit) {
      throw AssayException.invalid(
          folder.toString(),
          "the run cannot be kept in a history: " + unfit.getMessage(),
          "Correct the spec and run it again.");
    }
  }

  private HistoryRecord record(Path folder, RunRecord run, MetricsFile results) {
    RunRecord.Benchmark benchmark = run.benchmark();
    return new HistoryRecord(
        HistoryRecord.SCHEMA,
        new HistoryRecord.Run(
            run.id(),
            run.key(),
            benchmark.name(),
            benchmark.version(),
            benchmark.seed(),
            benchmark.spec(),
            run.status() == RunRecord.Status.COMPLETE),
        run.timing().startedAt(),
        new HistoryRecord.Source("assay", run.versions().getOrDefault("assay", "")),
        run.commit(),
        labels.branch().orElseGet(() -> Branches.of(run)),
        labels.tags(),
        labels.release(),
        Machine.of(run.environment()),
        run.datasets().stream()
            .map(it -> new HistoryRecord.Data(it.name(), it.sha256(), it.rows()))
            .toList(),
        run.models().stream()
            .map(it -> new HistoryRecord.Model(it.id(), it.provider(), it.card().sha256()))
            .toList(),
        measurements(results),
        results.comparisons().stream().map(RunRecords::judgement).toList(),
        new HistoryRecord.Samples(String.valueOf(folder.getFileName()), Optional.empty()));
  }

  private List<Measurement> measurements(MetricsFile results) {
    List<Measurement> measurements = new ArrayList<>();
    results
        .estimates()
        .forEach(it -> {
          Measurement measurement = measurement(it);
          boolean asked =
              it.subject().isOverall()
                  && metrics.containsKey(it.metric())
                  && metrics.get(it.metric()).asked();
          measurements.add(asked ? measurement.askedFor() : measurement);
        });
    return measurements;
  }

  private Measurement measurement(EstimateRecord it) {
    Optional<Known> known = Optional.ofNullable(metrics.get(it.metric()));
    Measurement.Series series =
        new Measurement.Series(
            it.subject().model(),
            it.subject().dataset(),
            it.metric(),
            it.subject().slice().orElse(""),
            it.subject().seed().isPresent()
                ? Optional.of(it.subject().seed().getAsLong())
                : Optional.empty(),
            known.map(metric -> metric.info().unit()).orElse(""),
            known
                .map(metric -> Measurement.Kind.of(metric.info().kind()))
                .orElse(Measurement.Kind.UNKNOWN),
            known
                .map(metric -> Measurement.Towards.of(metric.direction()))
                .orElse(Measurement.Towards.NONE),
            it.unit());
    long missing = it.missing().values().stream().mapToLong(Long::longValue).sum();
    Margin stated = known.map(Known::margin).orElse(Margin.NONE);
    double margin = stated.absolute(Figure.point(it.estimate()).orElse(0));
    return switch (it.estimate()) {
      case Estimate.Known(Interval interval) ->
          new Measurement(
              series,
              OptionalDouble.of(interval.estimate()),
              Optional.of(uncertainty(interval)),
              it.n(),
              margin,
              missing,
              "");
      case Estimate.ValueOnly(double value, var _, String why) ->
          new Measurement(
              series, OptionalDouble.of(value), Optional.empty(), it.n(), margin, missing, why);
      case Estimate.Refused(var _, String why) ->
          new Measurement(
              series, OptionalDouble.empty(), Optional.empty(), it.n(), margin, missing, why);
    };
  }

  private static Measurement.Uncertainty uncertainty(Interval interval) {
    return new Measurement.Uncertainty(
        finite(interval.lower()),
        finite(interval.upper()),
        interval.level(),
        interval.method(),
        finite(interval.standardError()));
  }

  private static HistoryRecord.Judgement judgement(ComparisonRecord it) {
    return new HistoryRecord.Judgement(
        it.pair().base(),
        it.pair().head(),
        it.pair().dataset(),
        it.pair().metric(),
        it.change().d(),
        finite(it.change().lower()),
        finite(it.change().upper()),
        finite(it.pAdjusted()),
        finite(it.margin()),
        it.verdict().name().toLowerCase(Locale.ROOT));
  }

  private static OptionalDouble finite(double number) {
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }
}
