package dev.assay.report.html;

import dev.assay.api.result.EstimateRecord;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.markup.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Each metric by category: the primary one open, the others to be unfolded.
final class CategorySection {
  private final ResultIndex index;
  private final DatasetInfo dataset;
  private final Set<String> slices;

  CategorySection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
    this.slices = index.slices(dataset);
  }

  void render(Markup html) {
    List<MetricUse> metrics = index.metrics(dataset).stream().filter(this::sliced).toList();
    if (metrics.isEmpty()) {
      return;
    }
    html.element("h3", "By category");
    Optional<MetricUse> primary = index.primary(dataset).filter(metrics::contains);
    MetricUse first = primary.orElse(metrics.getFirst());
    table(html, first);
    List<MetricUse> others = metrics.stream().filter(of -> !of.equals(first)).toList();
    for (MetricUse metric : others) {
      html.open("details").element("summary", metric.info().title() + " by category");
      table(html, metric);
      html.closeLine();
    }
  }

  private boolean sliced(MetricUse metric) {
    return index.models(dataset).stream()
        .anyMatch(model ->
            slices.stream()
                .anyMatch(slice -> index.slice(model, dataset, metric, slice).isPresent()));
  }

  private void table(Markup html, MetricUse metric) {
    DisplayUnit unit = index.unit(dataset, metric);
    Part.table(html, Part.head(metric, unit) + " by category on " + dataset.name(), true);
    List<String> heads = new ArrayList<>(List.of("Model", "All>"));
    slices.forEach(slice -> heads.add(slice + count(metric, slice) + ">"));
    Part.heads(html, heads);
    html.open("tbody");
    for (ModelInfo model : index.models(dataset)) {
      Part.model(html.open("tr").open("th", "scope", "row"), model).close();
      Part.estimate(html, index.overall(model, dataset, metric), unit);
      slices.forEach(
          slice -> Part.estimate(html, index.slice(model, dataset, metric, slice), unit));
      html.closeLine();
    }
    html.close();
    Part.end(html);
  }

  private String count(MetricUse metric, String slice) {
    return index.models(dataset).stream()
        .flatMap(model -> index.slice(model, dataset, metric, slice).stream())
        .filter(of -> of.n() > 0)
        .findFirst()
        .map((EstimateRecord of) -> " (" + Figure.count(of.n()) + " " + of.unit() + ")")
        .orElse("");
  }
}
