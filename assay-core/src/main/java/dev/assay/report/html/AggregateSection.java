package dev.assay.report.html;

import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.DisplayUnit;
import dev.assay.report.MetricUse;
import dev.assay.report.ResultIndex;
import dev.assay.report.markup.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What each model comes to over several datasets.
final class AggregateSection {
  private final ResultIndex index;

  AggregateSection(ResultIndex index) {
    this.index = index;
  }

  void render(Markup html) {
    if (index.input().results().aggregates().isEmpty()) {
      return;
    }
    html.element("h3", "Over several datasets");
    html.element(
        "p",
        "The mean over the datasets that a model ran on, each dataset ("
            + "macro) or each row (micro) counting the same. Models are comparable where their"
            + " datasets are the same.",
        "class",
        "hint");
    Part.table(html, "Results over several datasets", true);
    Part.heads(html, List.of("Metric", "Model", "Mean>", "Aggregation", "Datasets"));
    html.open("tbody");
    for (MetricUse metric : index.input().metrics()) {
      List<AggregateRecord> aggregates = index.aggregates(metric);
      List<EstimateRecord> estimates = aggregates.stream().map(AggregateRecord::estimate).toList();
      DisplayUnit unit = DisplayUnit.of(metric, estimates);
      aggregates.forEach(of -> row(html, of, metric, unit));
    }
    html.close();
    Part.end(html);
  }

  private static void row(
      Markup html, AggregateRecord aggregate, MetricUse metric, DisplayUnit unit) {
    html.open("tr").element("td", Part.head(metric, unit), "class", "text");
    Part.name(html.open("th", "scope", "row"), aggregate.estimate().subject().model()).close();
    Part.estimate(html, Optional.of(aggregate.estimate()), unit);
    html.element("td", aggregate.weighting().name().toLowerCase(Locale.ROOT), "class", "text");
    html.element("td", String.join(", ", aggregate.datasets()), "class", "text");
    html.closeLine();
  }
}
