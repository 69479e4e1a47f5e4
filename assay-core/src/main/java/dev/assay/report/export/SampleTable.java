package dev.assay.report.export;

import dev.assay.report.Marks;
import dev.assay.report.ReportInput;
import dev.assay.report.Sample;
import dev.assay.report.TrialInfo;
import java.util.List;
import java.util.stream.Stream;

/// Every sample, unabridged.
final class SampleTable {
  private SampleTable() {}

  static Table of(ReportInput input) {
    return new Table(
        "samples",
        List.of(
            Table.text("model"),
            Table.text("dataset"),
            Table.text("item"),
            Table.whole("row"),
            Table.whole("draw"),
            Table.text("category"),
            Table.text("target"),
            Table.text("prediction"),
            Table.flag("correct"),
            Table.number("score"),
            Table.text("outcome"),
            Table.text("detail"),
            Table.text("message"),
            Table.number("latency_ms"),
            Table.number("probability"),
            Table.text("prompt"),
            Table.text("reasoning"),
            Table.text("attempts")),
        () -> rows(input));
  }

  private static Stream<List<Cell>> rows(ReportInput input) {
    return input.trials().stream()
        .flatMap(trial ->
            input
                .samples()
                .samples(trial.model(), trial.dataset())
                .map(sample -> row(trial, sample)));
  }

  private static List<Cell> row(TrialInfo trial, Sample of) {
    Cell correct =
        switch (of.mark()) {
          case RIGHT -> new Cell.Flag(true);
          case WRONG -> new Cell.Flag(false);
          case NEITHER -> new Cell.Nothing();
        };
    return List.of(
        Cell.of(trial.model()),
        Cell.of(trial.dataset()),
        Cell.of(of.item().id()),
        Cell.of(of.item().row()),
        Cell.of(of.item().draw()),
        Cell.of(of.item().category()),
        Cell.of(of.item().target()),
        Cell.of(of.prediction()),
        correct,
        Cell.of(of.score()),
        Cell.of(Marks.word(of.outcome().kind())),
        Cell.of(of.outcome().detail()),
        Cell.of(of.outcome().message()),
        Cell.of(of.latencyNanos() / 1e6),
        Cell.of(of.probability()),
        Cell.of(of.talk().prompt()),
        Cell.of(of.talk().reasoning()),
        Cell.of(of.talk().attempts()));
  }
}
