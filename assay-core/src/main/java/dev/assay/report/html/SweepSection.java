package dev.assay.report.html;

import dev.assay.analysis.SweepResults;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.report.DatasetInfo;
import dev.assay.report.Figure;
import dev.assay.report.ResultIndex;
import dev.assay.report.SweepWords;
import dev.assay.report.chart.RankChart;
import dev.assay.report.markup.Markup;
import java.util.List;

/// Tests and effect sizes of a sweep, and the ranks over several datasets.
final class SweepSection {
  private final SweepResults results;
  private final SweepWords say;

  SweepSection(ResultIndex index, SweepResults results) {
    this.results = results;
    this.say = new SweepWords(index, results, name -> name);
  }

  /// Tests and effect sizes on a dataset.
  void effects(Markup html, DatasetInfo dataset) {
    html.element("h3", "Tests on the seeds").element("p", say.best(dataset));
    List<SweepResults.Effect> effects = say.effects(dataset);
    if (effects.isEmpty()) {
      return;
    }
    Part.table(html, "Tests and effect sizes on " + dataset.name(), true);
    Part.heads(
        html,
        List.of(
            "Configuration",
            "Test",
            "Seeds>",
            "p>",
            "p corrected>",
            "Cohen's d>",
            "d of the differences>",
            "Matters"));
    html.open("tbody");
    effects.forEach(effect -> row(html, effect));
    html.close();
    Part.end(html);
  }

  private static void row(Markup html, SweepResults.Effect effect) {
    ComparisonRecord of = effect.comparison();
    html.open("tr");
    Part.name(html.open("th", "scope", "row"), of.pair().head()).close();
    html.element("td", effect.test().map(SweepWords::shown).orElse("none"), "class", "text");
    html.element("td", Figure.count(of.change().n()), "class", "num");
    html.element("td", Figure.pValue(of.p()), "class", "num");
    html.element("td", Figure.pValue(of.pAdjusted()), "class", "num");
    html.element("td", SweepWords.shown(effect.d()), "class", "num");
    html.element("td", SweepWords.shown(effect.dz()), "class", "num");
    html.element("td", SweepWords.mattersBriefly(effect), "class", "text");
    html.closeLine();
  }

  /// The ranks over all datasets, where there are several.
  void acrossDatasets(Markup html) {
    results
        .acrossDatasets()
        .ifPresent(across -> {
          html.element("h3", "Ranks over the datasets");
          html.element("p", SweepWords.across(across));
          html.add(RankChart.inline(across));
        });
  }
}
