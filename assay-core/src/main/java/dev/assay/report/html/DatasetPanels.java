package dev.assay.report.html;

import dev.assay.report.Cautions;
import dev.assay.report.DatasetInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.markup.Markup;
import java.util.List;

/// The results, a tab for each dataset. Without a script all panels are shown under each other.
final class DatasetPanels {
  private final ResultIndex index;

  DatasetPanels(ResultIndex index) {
    this.index = index;
  }

  void render(Markup html) {
    List<DatasetInfo> datasets = index.input().datasets();
    html.open("section", "id", "results").element("h2", "Results");
    new AggregateSection(index).render(html);
    index.input().sweep().ifPresent(sweep -> new SweepSection(index, sweep).acrossDatasets(html));
    if (datasets.size() > 1) {
      html.open("div", "class", "tabs", "role", "tablist", "aria-label", "Datasets");
      for (int i = 0; i < datasets.size(); i++) {
        html.element(
            "button",
            datasets.get(i).name(),
            "type",
            "button",
            "role",
            "tab",
            "id",
            "tab-" + i,
            "aria-controls",
            "panel-" + i,
            "aria-selected",
            String.valueOf(i == 0));
      }
      html.closeLine();
    }
    for (int i = 0; i < datasets.size(); i++) {
      panel(html, datasets.get(i), i, datasets.size() > 1);
    }
    html.closeLine();
  }

  private void panel(Markup html, DatasetInfo dataset, int number, boolean tabbed) {
    if (tabbed) {
      html.open(
          "div",
          "class",
          "panel",
          "id",
          "panel-" + number,
          "role",
          "tabpanel",
          "aria-labelledby",
          "tab-" + number);
      html.element("p", dataset.name(), "class", "panel-name");
    } else {
      html.open("div", "class", "panel");
    }
    new LeaderboardSection(index, dataset).render(html);
    cautions(html, dataset);
    index.input().sweep().ifPresent(sweep -> new SweepSection(index, sweep).effects(html, dataset));
    new ComparisonSection(index, dataset).render(html);
    new TradeOffSection(index, dataset).render(html);
    new MetricSection(index, dataset).render(html);
    new LatencySection(index, dataset).render(html);
    new AnswerSection(index, dataset).render(html);
    new ValiditySection(index, dataset).render(html);
    new ConfusionSection(index, dataset).render(html);
    new CategorySection(index, dataset).render(html);
    html.closeLine();
  }

  private void cautions(Markup html, DatasetInfo dataset) {
    List<Cautions.Caution> cautions = Cautions.of(index, dataset);
    if (cautions.isEmpty()) {
      return;
    }
    html.open("details", "class", "cautions");
    html.element("summary", cautions.size() == 1 ? "1 caution" : cautions.size() + " cautions");
    html.open("ul");
    for (Cautions.Caution caution : cautions) {
      html.open("li").element("strong", caution.kind() + ": ").text(caution.text());
      html.element("span", " (" + String.join(", ", caution.subject()) + ")", "class", "hint");
      html.close();
    }
    html.close().closeLine();
  }
}
