package dev.assay.report.html;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.report.Coverage;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.Leaderboard;
import dev.assay.report.Marks;
import dev.assay.report.MetricUse;
import dev.assay.report.ResultIndex;
import dev.assay.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models on a dataset, ranked, with every metric.
final class LeaderboardSection {
  private final ResultIndex index;
  private final DatasetInfo dataset;
  private final Leaderboard board;
  private final List<MetricUse> metrics = new ArrayList<>();

  LeaderboardSection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
    this.board = Leaderboard.of(index, dataset);
    board.metric().ifPresent(metrics::add);
    index.metrics(dataset).stream().filter(of -> !metrics.contains(of)).forEach(metrics::add);
  }

  void render(Markup html) {
    html.element("h3", "Leaderboard");
    html.open("p", "class", "hint").text(note()).close();
    Part.table(html, "Leaderboard of " + dataset.name(), true);
    Part.heads(html, heads());
    html.open("tbody");
    board.standings().forEach(standing -> row(html, standing));
    html.close();
    Part.end(html);
  }

  private String note() {
    String ranked =
        board
            .metric()
            .map(of ->
                "Ranked by "
                    + of.info().title()
                    + ". Models that the data do not separate share a rank (=). ")
            .orElse("No metric has a value. ");
    String marks =
        dataset.baseline().isPresent()
            ? "A change is signed so that + is better; * p < 0.05, ** p < 0.01, *** p < 0.001,"
                + " corrected for the number of comparisons. "
            : "";
    String levels = index.levels(dataset);
    String brackets =
        levels.isEmpty() ? "" : "Brackets hold the " + levels + " confidence interval. ";
    return ranked + marks + brackets + "↑ higher is better, ↓ lower is better.";
  }

  private List<String> heads() {
    List<String> heads = new ArrayList<>(List.of("Rank>", "Model"));
    for (int i = 0; i < metrics.size(); i++) {
      heads.add(Part.head(metrics.get(i), index.unit(dataset, metrics.get(i))) + ">");
      if (i == 0 && dataset.baseline().isPresent()) {
        heads.add("Against " + dataset.baseline().get() + ">");
      }
    }
    heads.add(index.input().sweep().isPresent() ? "Finished>" : "Answered>");
    return heads;
  }

  private void row(Markup html, Leaderboard.Standing standing) {
    html.open("tr");
    html.element(
        "td", standing.place(), "class", "num", "data-key", String.valueOf(standing.rank()));
    Part.model(html.open("th", "scope", "row"), standing.model()).close();
    for (int i = 0; i < metrics.size(); i++) {
      MetricUse metric = metrics.get(i);
      Part.estimate(
          html,
          index.overall(standing.model(), dataset, metric),
          index.unit(dataset, metric),
          index.threshold(standing.model(), dataset, metric));
      if (i == 0 && dataset.baseline().isPresent()) {
        against(html, standing, index.unit(dataset, metric));
      }
    }
    answered(html, standing);
    html.closeLine();
  }

  private void against(Markup html, Leaderboard.Standing standing, DisplayUnit unit) {
    Optional<ComparisonRecord> comparison = standing.against();
    if (comparison.isEmpty() || comparison.get().change().d().isEmpty()) {
      boolean base = dataset.baseline().filter(standing.model().id()::equals).isPresent();
      html.element("td", base ? "baseline" : "not compared", "class", "num none");
      return;
    }
    ComparisonRecord.Change change = comparison.get().change();
    double d = change.d().getAsDouble() * unit.factor();
    double lower = change.lower() * unit.factor();
    double upper = change.upper() * unit.factor();
    html.open("td", "class", "num", "data-key", Double.toString(d));
    html.open("span", "class", "value").text(Figure.signed(d, lower, upper));
    html.text(Marks.stars(comparison.get())).text(" ");
    Part.verdict(html, comparison.get().verdict());
    html.close();
    html.element("span", Figure.range(d, lower, upper), "class", "range").close();
  }

  private void answered(Markup html, Leaderboard.Standing standing) {
    Coverage.of(index, standing.model(), dataset)
        .ifPresentOrElse(
            of -> {
              html.open("td", "class", "num", "data-key", Double.toString(of.share()));
              html.element("span", Figure.percent(of.share()), "class", "value");
              html.element("span", of.counts(), "class", "range");
              if (!of.cases().isEmpty()) {
                html.element("span", of.cases(), "class", "range");
              }
              html.close();
            },
            () -> html.element("td", "–", "class", "num none"));
  }
}
