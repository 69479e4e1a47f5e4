package dev.assay.report.export;

import dev.assay.api.observation.Outcome;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.report.Marks;
import dev.assay.report.ReportInput;
import dev.assay.report.Results;
import dev.assay.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Every estimate: overall, by seed and by slice. A limit that the data cannot bound is empty.
final class EstimateTable {
  private EstimateTable() {}

  static Table of(ReportInput input) {
    List<Table.Field> fields =
        new ArrayList<>(
            List.of(
                Table.text("model"),
                Table.text("dataset"),
                Table.whole("seed"),
                Table.text("slice"),
                Table.text("metric"),
                Table.number("value"),
                Table.number("lower"),
                Table.number("upper"),
                Table.number("level"),
                Table.text("method"),
                Table.text("unit"),
                Table.whole("n"),
                Table.text("reason"),
                Table.text("aggregation"),
                Table.number("worst_case"),
                Table.number("best_case"),
                Table.number("threshold"),
                Table.text("threshold_outcome")));
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      if (kind != Outcome.Kind.ANSWERED) {
        fields.add(Table.whole("missing_" + Marks.word(kind)));
      }
    }
    return new Table("estimates", fields, () -> rows(input.results()));
  }

  private static Stream<List<Cell>> rows(Results results) {
    Cell none = new Cell.Nothing();
    return Stream.concat(
        results.estimates().stream()
            .map(of ->
                row(
                    of,
                    none,
                    of.subject().isOverall() ? threshold(results, of) : Optional.empty())),
        results.aggregates().stream()
            .map(of ->
                row(
                    of.estimate(),
                    Cell.of(of.weighting().name().toLowerCase(Locale.ROOT)),
                    Optional.empty())));
  }

  private static Optional<ThresholdRecord> threshold(Results results, EstimateRecord estimate) {
    return results.thresholds().stream()
        .filter(of -> of.model().equals(estimate.subject().model()))
        .filter(of -> of.dataset().equals(estimate.subject().dataset()))
        .filter(of -> of.metric().equals(estimate.metric()))
        .findFirst();
  }

  /// Value, limits, level, method and reason of an estimate.
  record Shown(Cell value, Cell lower, Cell upper, Cell level, Cell method, Cell reason) {
    static Shown of(Estimate estimate) {
      Cell none = new Cell.Nothing();
      return switch (estimate) {
        case Estimate.Known(var of) ->
            new Shown(
                Cell.of(of.estimate()),
                Cell.of(of.lower()),
                Cell.of(of.upper()),
                Cell.of(of.level()),
                Cell.of(of.method()),
                none);
        case Estimate.ValueOnly only ->
            new Shown(Cell.of(only.value()), none, none, none, none, Cell.of(only.explanation()));
        case Estimate.Refused refused ->
            new Shown(none, none, none, none, none, Cell.of(refused.explanation()));
      };
    }
  }

  private static List<Cell> row(
      EstimateRecord record, Cell aggregation, Optional<ThresholdRecord> threshold) {
    Cell none = new Cell.Nothing();
    Shown shown = Shown.of(record.estimate());
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.of(record.subject().model()),
                Cell.of(record.subject().dataset()),
                Cell.of(record.subject().seed()),
                Cell.of(record.subject().slice()),
                Cell.of(record.metric()),
                shown.value,
                shown.lower,
                shown.upper,
                shown.level,
                shown.method,
                Cell.of(record.unit()),
                Cell.of(record.n()),
                shown.reason,
                aggregation,
                record.bounds().map(of -> Cell.of(of.worst())).orElse(none),
                record.bounds().map(of -> Cell.of(of.best())).orElse(none),
                threshold.map(of -> Cell.of(of.threshold())).orElse(none),
                threshold
                    .map(of -> Cell.of(of.outcome().name().toLowerCase(Locale.ROOT)))
                    .orElse(none)));
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      if (kind != Outcome.Kind.ANSWERED) {
        cells.add(Cell.of(record.missing().getOrDefault(kind, 0L)));
      }
    }
    return cells;
  }
}
