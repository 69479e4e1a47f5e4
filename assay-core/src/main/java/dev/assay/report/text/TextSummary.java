package dev.assay.report.text;

import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.Coverage;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.InertText;
import dev.assay.report.Leaderboard;
import dev.assay.report.Marks;
import dev.assay.report.MetricUse;
import dev.assay.report.ReportInput;
import dev.assay.report.ResultIndex;
import dev.assay.report.TrialInfo;
import dev.assay.stats.Estimate;
import dev.assay.stats.decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The leaderboard of each dataset as text, with intervals, verdicts and significance marks.
public final class TextSummary {
  // A line has room for the ranking metric, its verdict and these; the reports show all others.
  private static final List<String> BESIDE =
      List.of(
          "composite",
          "latency_p95",
          "application_latency_p50",
          "request_latency_p50",
          "peak_memory_mb");

  private final ResultIndex index;

  private TextSummary(ReportInput input) {
    this.index = new ResultIndex(input);
  }

  /// The text, with a line break at its end.
  public static String render(ReportInput input) {
    TextSummary summary = new TextSummary(input);
    StringBuilder text = new StringBuilder();
    for (DatasetInfo dataset : input.datasets()) {
      summary.render(dataset, text);
    }
    if (!input.results().aggregates().isEmpty()) {
      summary.aggregates(text);
    }
    text.append(
        "Intervals are "
            + level(input)
            + "; changes are signed so that + is better; verdicts are corrected for the number of"
            + " comparisons (Holm);"
            + " * p < 0.05, ** p < 0.01, *** p < 0.001.\n");
    return text.toString();
  }

  private static String level(ReportInput input) {
    return input.results().estimates().stream()
        .flatMap(of ->
            of.estimate() instanceof Estimate.Known(var interval)
                ? Optional.of(interval.level()).stream()
                : Optional.<Double>empty().stream())
        .findFirst()
        .map(Figure::percent)
        .orElse("absent");
  }

  private void render(DatasetInfo dataset, StringBuilder text) {
    Leaderboard board = Leaderboard.of(index, dataset);
    text.append(InertText.of(dataset.name()))
        .append(dataset.split().isEmpty() ? "" : " (" + InertText.of(dataset.split()) + ")")
        .append(", ")
        .append(Figure.count(dataset.rows()))
        .append(" rows");
    board
        .metric()
        .ifPresent(metric ->
            text.append(", by ")
                .append(metric.info().title())
                .append(" (")
                .append(Marks.words(metric.info().direction()))
                .append(")"));
    text.append("\n\n");
    TextTable table = new TextTable();
    List<MetricUse> beside = beside(dataset);
    table.add(header(dataset, board, beside));
    board.standings().forEach(standing -> table.add(row(dataset, board, standing, beside)));
    text.append(table.render()).append('\n');
    int length = text.length();
    board.standings().forEach(standing -> coverage(dataset, standing, text));
    board.standings().forEach(standing -> thresholds(dataset, standing, text));
    board.standings().forEach(standing -> validity(dataset, standing, text));
    board.standings().forEach(standing -> remarks(dataset, standing, text));
    text.append(text.length() > length ? "\n" : "");
  }

  private void validity(DatasetInfo dataset, Leaderboard.Standing standing, StringBuilder text) {
    index
        .trial(standing.model(), dataset)
        .flatMap(TrialInfo::validity)
        .ifPresent(validity ->
            text.append("  ")
                .append(InertText.of(standing.model().id()))
                .append(": times ")
                .append(validity.word())
                .append(": ")
                .append(validity.valid() ? validity.brief() : validity.sentence())
                .append(".\n"));
  }

  private void remarks(DatasetInfo dataset, Leaderboard.Standing standing, StringBuilder text) {
    for (TrialInfo.Remark remark :
        index.trial(standing.model(), dataset).map(TrialInfo::remarks).orElse(List.of())) {
      text.append("  ")
          .append(InertText.of(standing.model().id()))
          .append(": ")
          .append(remark.kind())
          .append(": ")
          .append(remark.text())
          .append(".\n");
    }
  }

  private void coverage(DatasetInfo dataset, Leaderboard.Standing standing, StringBuilder text) {
    Coverage.of(index, standing.model(), dataset)
        .filter(of -> !of.complete())
        .ifPresent(of ->
            text.append("  ")
                .append(InertText.of(standing.model().id()))
                .append(": ")
                .append(of.counts())
                .append(
                    index.input().sweep().isPresent() ? " trials finished" : " samples answered")
                .append(of.cases().isEmpty() ? "" : "; of the missing, " + of.cases())
                .append(".\n"));
  }

  private void thresholds(DatasetInfo dataset, Leaderboard.Standing standing, StringBuilder text) {
    List<String> judged = new ArrayList<>();
    for (MetricUse metric : index.metrics(dataset)) {
      DisplayUnit unit = index.unit(dataset, metric);
      index
          .threshold(standing.model(), dataset, metric)
          .ifPresent(of ->
              judged.add(metric.info().title() + unit.suffix() + " " + Marks.threshold(of, unit)));
    }
    if (!judged.isEmpty()) {
      text.append("  ")
          .append(InertText.of(standing.model().id()))
          .append(": ")
          .append(String.join(", ", judged))
          .append(".\n");
    }
  }

  private void aggregates(StringBuilder text) {
    TextTable table = new TextTable();
    table.add(List.of("over several datasets", "model", "mean", "aggregation", "datasets"));
    for (MetricUse metric : index.input().metrics()) {
      for (AggregateRecord of : index.aggregates(metric)) {
        DisplayUnit unit = DisplayUnit.of(metric, List.of(of.estimate()));
        table.add(
            List.of(
                metric.info().title() + unit.suffix(),
                InertText.of(of.estimate().subject().model()),
                Figure.of(of.estimate().estimate(), unit),
                of.weighting().name().toLowerCase(Locale.ROOT),
                InertText.of(String.join(", ", of.datasets()))));
      }
    }
    text.append(table.render()).append('\n');
  }

  private List<MetricUse> beside(DatasetInfo dataset) {
    return index.metrics(dataset).stream()
        .filter(metric -> !metric.primary() && BESIDE.contains(metric.name()))
        .filter(metric ->
            index.models(dataset).stream()
                .flatMap(model -> index.overall(model, dataset, metric).stream())
                .anyMatch(of -> Figure.point(of.estimate()).isPresent()))
        .limit(2)
        .toList();
  }

  private List<String> header(DatasetInfo dataset, Leaderboard board, List<MetricUse> beside) {
    List<String> cells = new ArrayList<>(List.of("#", "model"));
    board.metric().ifPresent(metric -> cells.add(titled(dataset, metric)));
    dataset.baseline().ifPresent(base -> cells.add("against " + InertText.of(base)));
    beside.forEach(metric -> cells.add(titled(dataset, metric)));
    return cells;
  }

  private String titled(DatasetInfo dataset, MetricUse metric) {
    return metric.info().title() + index.unit(dataset, metric).suffix();
  }

  private List<String> row(
      DatasetInfo dataset,
      Leaderboard board,
      Leaderboard.Standing standing,
      List<MetricUse> beside) {
    List<String> cells =
        new ArrayList<>(List.of(standing.place(), InertText.of(standing.model().id())));
    board.metric().ifPresent(metric -> cells.add(value(dataset, metric, standing.estimate())));
    if (dataset.baseline().isPresent()) {
      cells.add(
          dataset.baseline().get().equals(standing.model().id())
              ? "baseline"
              : standing.against().map(TextSummary::verdict).orElse("–"));
    }
    for (MetricUse metric : beside) {
      Optional<EstimateRecord> estimate = index.overall(standing.model(), dataset, metric);
      cells.add(value(dataset, metric, estimate));
    }
    return cells;
  }

  private String value(DatasetInfo dataset, MetricUse metric, Optional<EstimateRecord> estimate) {
    DisplayUnit unit = index.unit(dataset, metric);
    return estimate.map(of -> Figure.of(of.estimate(), unit)).orElse("–");
  }

  private static String verdict(ComparisonRecord comparison) {
    StringBuilder text =
        new StringBuilder(Marks.sign(comparison.verdict()))
            .append(' ')
            .append(Marks.word(comparison.verdict()));
    ComparisonRecord.Change change = comparison.change();
    if (change.d().isPresent()) {
      text.append(' ')
          .append(Figure.signed(change.d().getAsDouble(), change.lower(), change.upper()))
          .append(Marks.stars(comparison));
    }
    if (comparison.verdict() == Verdict.INCONCLUSIVE && comparison.needed().isPresent()) {
      text.append(", needs ")
          .append(Figure.count(comparison.needed().getAsLong()))
          .append(' ')
          .append(change.unit());
    }
    return text.toString();
  }
}
