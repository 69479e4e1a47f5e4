package dev.assay.report.markdown;

import static dev.assay.report.markdown.MarkdownText.code;
import static dev.assay.report.markdown.MarkdownText.words;

import dev.assay.analysis.SweepResults;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.Cautions;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.SweepWords;
import dev.assay.report.chart.RankChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What is said of a sweep beyond what is said of models: tests and effect sizes, every seed, and
/// ranks over datasets.
final class SweepText {
  private static final int MOST_SEEDS = 12;

  private final ResultIndex index;
  private final SweepResults results;
  private final SweepWords say;

  SweepText(ResultIndex index, SweepResults results) {
    this.index = index;
    this.results = results;
    this.say = new SweepWords(index, results, MarkdownText::code);
  }

  /// Tests and effect sizes on a dataset.
  String effects(DatasetInfo dataset) {
    List<SweepResults.Effect> effects = say.effects(dataset);
    StringBuilder text = new StringBuilder(say.best(dataset).replace("[", "\\[")).append("\n\n");
    if (effects.isEmpty()) {
      return text.toString();
    }
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "Against " + code(effects.getFirst().comparison().pair().base()),
                "Test",
                "Seeds>",
                "p>",
                "p corrected>",
                "Cohen's d>",
                "d of the differences>",
                "Matters"));
    effects.forEach(effect -> table.row(cells(effect)));
    return text.append(table).append('\n').toString();
  }

  private static List<String> cells(SweepResults.Effect effect) {
    ComparisonRecord of = effect.comparison();
    return List.of(
        code(of.pair().head()),
        words(effect.test().map(SweepWords::shown).orElse("none")),
        String.valueOf(of.change().n()),
        Figure.pValue(of.p()).replace("<", "\\<"),
        Figure.pValue(of.pAdjusted()).replace("<", "\\<"),
        SweepWords.shown(effect.d()).replace("[", "\\["),
        SweepWords.shown(effect.dz()).replace("[", "\\["),
        SweepWords.mattersBriefly(effect));
  }

  /// Every seed of every configuration on a dataset.
  String seeds(DatasetInfo dataset) {
    List<Long> seeds = index.input().run().benchmark().seeds();
    boolean each = seeds.size() <= MOST_SEEDS;
    List<String> heads = new ArrayList<>(List.of("Metric", "Configuration"));
    if (each) {
      seeds.forEach(seed -> heads.add("seed " + seed + ">"));
    }
    heads.addAll(List.of("Mean ± std>", "Min>", "Max>", "n>"));
    MarkdownTable table = new MarkdownTable(heads);
    for (MetricUse metric : index.metrics(dataset)) {
      DisplayUnit unit = index.unit(dataset, metric);
      for (ModelInfo model : index.models(dataset)) {
        table.row(row(dataset, metric, model, unit, each ? seeds : List.of()));
      }
    }
    String note = each ? "" : "\nThe value of each seed is in `estimates.csv`.\n";
    return "Every seed:\n\n" + table + note;
  }

  private List<String> row(
      DatasetInfo dataset, MetricUse metric, ModelInfo model, DisplayUnit unit, List<Long> seeds) {
    List<EstimateRecord> values = index.seeds(model, dataset, metric);
    List<String> cells =
        new ArrayList<>(List.of(words(metric.info().title() + unit.suffix()), code(model.id())));
    for (long seed : seeds) {
      OptionalDouble value =
          values.stream()
              .filter(of -> of.subject().seed().orElse(-1) == seed)
              .flatMapToDouble(of -> Figure.point(of.estimate()).stream())
              .findFirst();
      cells.add(value.isPresent() ? Figure.of(value.getAsDouble() * unit.factor()) : "–");
    }
    double[] all =
        values.stream()
            .flatMapToDouble(of -> Figure.point(of.estimate()).stream())
            .map(value -> value * unit.factor())
            .toArray();
    cells.add(
        Cautions.Spread.of(values)
            .map(of -> spread(of, unit))
            .orElse(all.length == 0 ? "–" : Figure.of(all[0])));
    cells.add(all.length == 0 ? "–" : Figure.of(Arrays.stream(all).min().getAsDouble()));
    cells.add(all.length == 0 ? "–" : Figure.of(Arrays.stream(all).max().getAsDouble()));
    cells.add(String.valueOf(all.length));
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

  /// The ranks over all datasets; empty for one dataset.
  String acrossDatasets() {
    return results.acrossDatasets().map(this::ranks).orElse("");
  }

  private String ranks(SweepResults.AcrossDatasets across) {
    MarkdownTable table = new MarkdownTable(List.of("Configuration", "Mean rank>"));
    double[] ranks = across.nemenyi().meanRanks();
    IntStream.range(0, ranks.length)
        .boxed()
        .sorted((a, b) -> Double.compare(ranks[a], ranks[b]))
        .forEach(
            i -> table.row(List.of(code(across.configurations().get(i)), Figure.of(ranks[i]))));
    return "### Ranks over the datasets\n\n"
        + SweepWords.across(across)
        + "\n\n"
        + table
        + "\n![Critical-difference diagram]("
        + RankChart.FILE
        + ")\n\n";
  }
}
