package dev.assay.report.markdown;

import static dev.assay.report.markdown.MarkdownText.code;
import static dev.assay.report.markdown.MarkdownText.words;

import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.Cautions;
import dev.assay.report.Coverage;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.Leaderboard;
import dev.assay.report.Marks;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One table of results for each dataset, the best configuration first.
final class ResultTables {
  private final ResultIndex index;

  ResultTables(ResultIndex index) {
    this.index = index;
  }

  String render() {
    return index.input().datasets().stream().map(this::table).collect(Collectors.joining("\n"))
        + aggregates();
  }

  private String table(DatasetInfo dataset) {
    Leaderboard board = Leaderboard.of(index, dataset);
    List<MetricUse> metrics = new ArrayList<>();
    board.metric().ifPresent(metrics::add);
    index.metrics(dataset).stream().filter(of -> !metrics.contains(of)).forEach(metrics::add);
    List<DisplayUnit> units = metrics.stream().map(of -> index.unit(dataset, of)).toList();
    List<String> heads = new ArrayList<>(List.of("Rank>", "Configuration"));
    for (int i = 0; i < metrics.size(); i++) {
      heads.add(head(metrics.get(i), units.get(i)) + ">");
    }
    board
        .metric()
        .ifPresent(of -> heads.add(words(of.info().title()) + ", mean ± std over seeds>"));
    heads.addAll(List.of("Seeds>", index.input().sweep().isPresent() ? "Finished>" : "Answered>"));
    MarkdownTable table = new MarkdownTable(heads);
    for (Leaderboard.Standing standing : board.standings()) {
      table.row(cells(dataset, board, standing, metrics, units));
    }
    return "### " + code(dataset.name()) + "\n\n" + table + "\n" + note(dataset) + seeds(dataset);
  }

  private String seeds(DatasetInfo dataset) {
    return index
        .input()
        .sweep()
        .map(of -> "\n" + new SweepText(index, of).seeds(dataset))
        .orElse("");
  }

  private List<String> cells(
      DatasetInfo dataset,
      Leaderboard board,
      Leaderboard.Standing standing,
      List<MetricUse> metrics,
      List<DisplayUnit> units) {
    ModelInfo model = standing.model();
    List<String> cells = new ArrayList<>(List.of(standing.place(), code(model.id())));
    for (int i = 0; i < metrics.size(); i++) {
      DisplayUnit unit = units.get(i);
      cells.add(
          value(index.overall(model, dataset, metrics.get(i)), unit)
              + index
                  .threshold(model, dataset, metrics.get(i))
                  .map(of -> "; " + words(Marks.threshold(of, unit)))
                  .orElse(""));
    }
    if (board.metric().isPresent()) {
      List<EstimateRecord> seeds = index.seeds(model, dataset, board.metric().get());
      cells.add(Cautions.Spread.of(seeds).map(of -> spread(of, units.getFirst())).orElse("–"));
    }
    cells.add(String.valueOf(index.input().run().benchmark().seeds().size()));
    cells.add(Coverage.of(index, model, dataset).map(ResultTables::answered).orElse("–"));
    return cells;
  }

  private static String spread(Cautions.Spread spread, DisplayUnit unit) {
    double mean = spread.mean() * unit.factor();
    double deviation = spread.deviation() * unit.factor();
    return Figure.of(mean, mean - deviation, mean + deviation)
        + " ± "
        + Figure.of(deviation, deviation / 2, deviation * 1.5)
        + (spread.high() ? " (high variance)" : "");
  }

  private static String answered(Coverage coverage) {
    return coverage.counts()
        + (coverage.cases().isEmpty() ? "" : " (missing: " + coverage.cases() + ")");
  }

  private String aggregates() {
    if (index.input().results().aggregates().isEmpty()) {
      return "";
    }
    MarkdownTable table =
        new MarkdownTable(List.of("Metric", "Configuration", "Mean>", "Aggregation", "Datasets"));
    for (MetricUse metric : index.input().metrics()) {
      List<AggregateRecord> aggregates = index.aggregates(metric);
      DisplayUnit unit =
          DisplayUnit.of(metric, aggregates.stream().map(AggregateRecord::estimate).toList());
      for (AggregateRecord of : aggregates) {
        table.row(
            List.of(
                head(metric, unit),
                code(of.estimate().subject().model()),
                value(Optional.of(of.estimate()), unit),
                of.weighting().name().toLowerCase(Locale.ROOT),
                of.datasets().stream().map(MarkdownText::code).collect(Collectors.joining(", "))));
      }
    }
    return "\n### Over several datasets\n\n" + table;
  }

  private static String value(Optional<EstimateRecord> estimate, DisplayUnit unit) {
    return estimate.map(of -> Figure.of(of.estimate(), unit).replace("[", "\\[")).orElse("–");
  }

  private static String head(MetricUse metric, DisplayUnit unit) {
    String arrow = Marks.arrow(metric.info().direction());
    return words(metric.info().title())
        + words(unit.suffix())
        + (arrow.isEmpty() ? "" : " " + arrow);
  }

  private String note(DatasetInfo dataset) {
    String levels = index.levels(dataset);
    return (levels.isEmpty() ? "" : "Brackets hold the " + levels + " confidence interval. ")
        + "↑ higher is better, ↓ lower is better. `=` after a rank: shared, because the data do not"
        + " separate these configurations.\n";
  }
}
