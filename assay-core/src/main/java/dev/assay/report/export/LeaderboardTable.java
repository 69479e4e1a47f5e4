package dev.assay.report.export;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.report.DatasetInfo;
import dev.assay.report.Leaderboard;
import dev.assay.report.Marks;
import dev.assay.report.MetricUse;
import dev.assay.report.ReportInput;
import dev.assay.report.ResultIndex;
import dev.assay.report.TrialInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The models of each dataset in the order of their rank: the primary metric in full, and the value
/// of every other metric in a column of its own.
final class LeaderboardTable {
  private final ResultIndex index;

  private LeaderboardTable(ResultIndex index) {
    this.index = index;
  }

  static Table of(ReportInput input) {
    LeaderboardTable table = new LeaderboardTable(new ResultIndex(input));
    List<Table.Field> fields =
        new ArrayList<>(
            List.of(
                Table.text("dataset"),
                Table.whole("rank"),
                Table.text("model"),
                Table.text("primary_metric"),
                Table.number("value"),
                Table.number("lower"),
                Table.number("upper"),
                Table.number("level"),
                Table.text("baseline"),
                Table.number("change"),
                Table.number("change_lower"),
                Table.number("change_upper"),
                Table.number("p_adjusted"),
                Table.text("verdict"),
                Table.whole("answered"),
                Table.whole("samples")));
    input.metrics().forEach(metric -> fields.add(Table.number("metric_" + metric.name())));
    return new Table("leaderboard", fields, table::rows);
  }

  private Stream<List<Cell>> rows() {
    return index.input().datasets().stream()
        .flatMap(dataset -> {
          Leaderboard board = Leaderboard.of(index, dataset);
          return board.standings().stream().map(standing -> row(dataset, board, standing));
        });
  }

  private List<Cell> row(DatasetInfo dataset, Leaderboard board, Leaderboard.Standing standing) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(dataset.name()));
    cells.add(standing.rank() == 0 ? new Cell.Nothing() : Cell.of(standing.rank()));
    cells.add(Cell.of(standing.model().id()));
    cells.add(Cell.of(board.metric().map(MetricUse::name)));
    Optional<EstimateTable.Shown> shown =
        standing.estimate().map(of -> EstimateTable.Shown.of(of.estimate()));
    Cell none = new Cell.Nothing();
    cells.add(shown.map(EstimateTable.Shown::value).orElse(none));
    cells.add(shown.map(EstimateTable.Shown::lower).orElse(none));
    cells.add(shown.map(EstimateTable.Shown::upper).orElse(none));
    cells.add(shown.map(EstimateTable.Shown::level).orElse(none));
    addComparison(cells, standing.against());
    Optional<TrialInfo> trial = index.trial(standing.model(), dataset);
    cells.add(trial.map(of -> Cell.of(of.answered())).orElse(none));
    cells.add(trial.map(of -> Cell.of(of.samples())).orElse(none));
    for (MetricUse metric : index.input().metrics()) {
      cells.add(
          index
              .overall(standing.model(), dataset, metric)
              .map(of -> EstimateTable.Shown.of(of.estimate()).value())
              .orElse(none));
    }
    return cells;
  }

  private static void addComparison(List<Cell> cells, Optional<ComparisonRecord> against) {
    if (against.isEmpty()) {
      for (int i = 0; i < 6; i++) {
        cells.add(new Cell.Nothing());
      }
      return;
    }
    ComparisonRecord of = against.get();
    cells.add(Cell.of(of.pair().base()));
    cells.add(Cell.of(of.change().d()));
    cells.add(Cell.of(of.change().lower()));
    cells.add(Cell.of(of.change().upper()));
    cells.add(Cell.of(of.pAdjusted()));
    cells.add(Cell.of(Marks.word(of.verdict())));
  }
}
