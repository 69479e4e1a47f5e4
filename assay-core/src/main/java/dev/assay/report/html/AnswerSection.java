package dev.assay.report.html;

import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.TrialInfo;
import dev.assay.report.chart.CurveChart;
import dev.assay.report.markup.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// How times, tokens, cost and attempts of the answers of language models are distributed, a chart
/// for each.
final class AnswerSection {
  private record Line(ModelInfo model, TrialInfo.Distribution of) {}

  private final ResultIndex index;
  private final DatasetInfo dataset;

  AnswerSection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
  }

  void render(Markup html) {
    List<Line> lines = new ArrayList<>();
    Set<String> titles = new LinkedHashSet<>();
    for (ModelInfo model : index.models(dataset)) {
      index.trial(model, dataset).stream()
          .flatMap(trial -> trial.distributions().stream())
          .forEach(of -> {
            lines.add(new Line(model, of));
            titles.add(of.title());
          });
    }
    if (titles.isEmpty()) {
      return;
    }
    html.element("h3", "Answers of language models");
    html.open("div", "class", "pair");
    for (String title : titles) {
      chart(html, lines.stream().filter(line -> line.of.title().equals(title)).toList());
    }
    html.closeLine();
  }

  private static void chart(Markup html, List<Line> lines) {
    TrialInfo.Distribution first = lines.getFirst().of;
    double median =
        lines.stream()
            .mapToDouble(line -> line.of.sorted()[line.of.sorted().length / 2])
            .max()
            .orElse(0);
    DisplayUnit unit = DisplayUnit.of(first.unit(), median);
    List<CurveChart.Series> series =
        lines.stream()
            .map(line ->
                new CurveChart.Series(
                    line.model.id(),
                    Arrays.stream(line.of.sorted()).map(of -> of * unit.factor()).toArray()))
            .toList();
    html.open("figure", "class", "card");
    html.open("figcaption").element("h4", first.title());
    html.element("span", first.meaning(), "class", "hint").close();
    html.add(
        new CurveChart(series, first.title() + unit.suffix(), "Share of answers")
            .draw(first.title() + ": share of answers that took at most so much", unit.name()));
    html.element("p", "", "class", "reading", "aria-live", "polite");
    Part.keys(html, series.stream().map(CurveChart.Series::name).toList());
    String counts =
        lines.stream()
            .map(line -> Figure.count(line.of.count()))
            .distinct()
            .collect(Collectors.joining(" to "));
    html.element("p", counts + " answers of each model.", "class", "hint");
    html.closeLine();
  }
}
