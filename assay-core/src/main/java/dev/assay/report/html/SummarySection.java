package dev.assay.report.html;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.report.Cautions;
import dev.assay.report.Coverage;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.Leaderboard;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.Narrative;
import dev.assay.report.ResultIndex;
import dev.assay.report.Trust;
import dev.assay.report.markup.Markup;
import java.util.List;
import java.util.Optional;

/// What a reader who stops here should know: notes, the finding, and each dataset in a card.
final class SummarySection {
  private final ResultIndex index;

  SummarySection(ResultIndex index) {
    this.index = index;
  }

  void render(Markup html) {
    html.open("section", "id", "summary").element("h2", "Summary");
    for (String note : index.input().run().status().notes()) {
      html.open("p", "class", "notice").element("strong", "Note: ").text(note).close();
    }
    for (Trust.Note note : new Trust(index, name -> name).notes()) {
      html.open("p", "class", "notice").element("strong", note.kind() + ": ");
      html.text(note.text()).close();
    }
    html.open("p", "class", "lead");
    html.text(String.join(" ", new Narrative(index, name -> name).sentences())).close();
    html.open("div", "class", "cards");
    index.input().datasets().forEach(dataset -> card(html, dataset));
    html.close().closeLine();
  }

  private void card(Markup html, DatasetInfo dataset) {
    Leaderboard board = Leaderboard.of(index, dataset);
    html.open("article", "class", "card");
    html.element("h3", dataset.name());
    html.element("p", described(dataset), "class", "hint");
    board
        .leader()
        .ifPresent(leader -> {
          Part.model(html.open("p", "class", "leader"), leader.model()).close();
          html.open("p", "class", "figures");
          board.metric().ifPresent(metric -> value(html, dataset, metric, leader.model()));
          html.close();
          html.element("p", ties(board), "class", "hint");
          Coverage.of(index, leader.model(), dataset)
              .ifPresent(of ->
                  html.element(
                      "p",
                      Figure.percent(of.share())
                          + (index.input().sweep().isPresent() ? " finished" : " answered")
                          + (of.cases().isEmpty() ? "" : "; of the missing, " + of.cases()),
                      "class",
                      "hint"));
        });
    board.metric().ifPresent(metric -> verdicts(html, dataset, metric));
    int cautions = Cautions.of(index, dataset).size();
    if (cautions > 0) {
      html.element("p", cautions == 1 ? "1 caution" : cautions + " cautions", "class", "caution");
    }
    html.closeLine();
  }

  private String described(DatasetInfo dataset) {
    String task = index.task(dataset).map(of -> SectionText.word(of) + ", ").orElse("");
    return task
        + Figure.count(dataset.rows())
        + " rows, "
        + index.models(dataset).size()
        + (index.models(dataset).size() == 1 ? " model" : " models");
  }

  private void value(Markup html, DatasetInfo dataset, MetricUse metric, ModelInfo model) {
    DisplayUnit unit = index.unit(dataset, metric);
    index
        .overall(model, dataset, metric)
        .ifPresent(of -> {
          String[] parts = Figure.of(of.estimate(), unit).split(" ", 2);
          html.element("strong", parts[0], "class", "big");
          String range = parts.length > 1 ? " " + parts[1] : "";
          html.element("span", range + unit.after() + " " + metric.info().title(), "class", "hint");
        });
  }

  private static String ties(Leaderboard board) {
    List<String> tied = board.tiedWithLeader().stream().map(of -> of.model().id()).toList();
    if (board.standings().size() == 1) {
      return "the only model";
    }
    return tied.isEmpty()
        ? "apart from all others"
        : "not separated from " + String.join(", ", tied);
  }

  private void verdicts(Markup html, DatasetInfo dataset, MetricUse metric) {
    Optional<String> baseline = dataset.baseline();
    List<ComparisonRecord> judged =
        index.models(dataset).stream()
            .flatMap(model -> index.againstBaseline(model, dataset, metric).stream())
            .toList();
    if (judged.isEmpty() || baseline.isEmpty()) {
      return;
    }
    html.element("p", "Against " + baseline.get() + ":", "class", "hint");
    html.open("ul", "class", "verdicts");
    for (ComparisonRecord comparison : judged) {
      html.open("li");
      Part.verdict(html, comparison.verdict());
      html.text(" " + comparison.pair().head()).close();
    }
    html.close();
  }
}
