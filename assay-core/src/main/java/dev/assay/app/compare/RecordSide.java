package dev.assay.app.compare;

import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Side;
import dev.assay.analysis.change.Source;
import dev.assay.analysis.change.Traits;
import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.stats.decision.Direction;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Measurement;
import dev.assay.store.history.SampleScores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reads entries of a history as sides.
final class RecordSide {
  private final History history;
  private final Map<String, Optional<SampleScores>> copies = new HashMap<>();

  RecordSide(History history) {
    this.history = history;
  }

  /// One entry by itself.
  Found read(String shown, HistoryRecord record) {
    List<Measured> measured =
        record.measurements().stream()
            .filter(it -> it.series().isOverall())
            .map(it -> measured(record, it, Optional.empty()))
            .toList();
    return new Found(
        new Side(shown, what(record), measured),
        Optional.empty(),
        record.commit().map(RunRecord.Commit::sha),
        record.run().complete() ? List.of() : List.of("The run of the history is incomplete."),
        List.of());
  }

  static String what(HistoryRecord record) {
    return "run "
        + record.run().id()
        + record.commit().map(it -> " of commit " + Words.commit(it.sha())).orElse("")
        + " in the history";
  }

  static Series series(Measurement it) {
    return new Series(it.series().model(), it.series().dataset(), it.series().metric());
  }

  /// A measurement of a record.
  ///
  /// @param other the same series of the other side, whose statistic a copy of samples needs
  Measured measured(HistoryRecord record, Measurement it, Optional<Measured> other) {
    Measured plain = withoutSamples(record, it);
    Optional<SampleScores> copy =
        copies.computeIfAbsent(record.identity(), _ -> history.samples(record));
    return copy.flatMap(all ->
            samples(all, plain.series(), other)
                .map(samples -> plain.withSamples(samples, all.rowsOf(plain.series().dataset()))))
        .orElse(plain);
  }

  /// A measurement of a record, whose samples are not read.
  Measured withoutSamples(HistoryRecord record, Measurement it) {
    Series series = series(it);
    Traits traits =
        new Traits(
            it.series().metric(),
            it.series().unit(),
            it.series().kind() == Measurement.Kind.UNKNOWN
                ? Optional.empty()
                : Optional.of(MetricInfo.Kind.valueOf(it.series().kind().name())),
            Optional.of(it.series().direction().direction()).filter(to -> to != Direction.NONE),
            Margin.of(it.margin()),
            it.asked().orElse(false));
    return new Measured(
        series,
        traits,
        source(record, series.dataset()),
        it.value(),
        spread(it, traits),
        Optional.empty(),
        new double[0],
        it.note());
  }

  private static Source source(HistoryRecord record, String dataset) {
    String digest =
        record.datasets().stream()
            .filter(it -> it.name().equals(dataset))
            .map(HistoryRecord.Data::sha256)
            .findFirst()
            .orElse("");
    String commit = record.commit().map(RunRecord.Commit::sha).orElse("");
    return new Source(record.run().id(), commit, digest, Machines.of(record.environment()));
  }

  private static Measured.Spread spread(Measurement it, Traits traits) {
    double error =
        it.interval()
            .map(interval ->
                interval.standardError().isPresent() || traits.variesByRun()
                    ? Estimates.inUnit(
                        interval.standardError().orElse(Double.NaN),
                        it.value().orElse(Double.NaN),
                        interval.method())
                    : Estimates.standardError(
                        number(interval.lo()), number(interval.hi()), interval.level()))
            .orElse(Double.NaN);
    return new Measured.Spread(error, Double.NaN, it.n(), it.series().replication());
  }

  private static double number(OptionalDouble limit) {
    return limit.orElse(Double.NaN);
  }

  private static Optional<Derivation.Derived> samples(
      SampleScores copy, Series series, Optional<Measured> other) {
    return copy.derived(
        series.model(),
        series.dataset(),
        series.metric(),
        other.flatMap(Measured::samples).map(Derivation.Derived::statistic));
  }
}
