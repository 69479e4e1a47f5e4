package dev.assay.report.html;

import dev.assay.api.metric.MetricInfo;
import dev.assay.api.model.LatencyKind;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.TrialInfo;
import dev.assay.report.chart.CurveChart;
import dev.assay.report.chart.HistogramChart;
import dev.assay.report.markup.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// How the timed calls are distributed, a chart for each kind of latency.
final class LatencySection {
  private record Timed(ModelInfo model, TrialInfo.LatencySeries series) {}

  private final ResultIndex index;
  private final DatasetInfo dataset;

  LatencySection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
  }

  void render(Markup html) {
    List<LatencyKind> kinds =
        Arrays.stream(LatencyKind.values()).filter(kind -> !timed(kind).isEmpty()).toList();
    if (kinds.isEmpty()) {
      return;
    }
    html.element("h3", "Latency");
    html.open("div", "class", "pair");
    kinds.forEach(kind -> chart(html, kind));
    html.closeLine();
    times(html);
  }

  private List<Timed> timed(LatencyKind kind) {
    List<Timed> timed = new ArrayList<>();
    for (ModelInfo model : index.models(dataset)) {
      index.trial(model, dataset).stream()
          .flatMap(trial -> trial.latencies().stream())
          .filter(series -> series.kind() == kind && series.nanos().length > 0)
          .forEach(series -> timed.add(new Timed(model, series)));
    }
    return timed;
  }

  private void chart(Markup html, LatencyKind kind) {
    List<Timed> timed = timed(kind);
    double median = timed.stream().mapToDouble(of -> middle(of.series.nanos())).max().orElse(0);
    DisplayUnit unit = DisplayUnit.of("ms", median / 1e6);
    List<CurveChart.Series> series =
        timed.stream()
            .map(of -> new CurveChart.Series(of.model.id(), sorted(of.series.nanos(), unit)))
            .toList();
    html.open("figure", "class", "card");
    html.open("figcaption").element("h4", title(kind));
    html.element("span", meaning(kind), "class", "hint").close();
    html.add(
        new HistogramChart(series, "Latency" + unit.suffix())
            .draw(title(kind) + ": histogram of the calls"));
    html.add(
        new CurveChart(series, "Latency" + unit.suffix())
            .draw(title(kind) + ": share of calls that took at most so long", unit.name()));
    html.element("p", "", "class", "reading", "aria-live", "polite");
    Part.keys(html, series.stream().map(CurveChart.Series::name).toList());
    html.element("p", counted(timed), "class", "hint");
    html.closeLine();
  }

  private static String counted(List<Timed> timed) {
    String warm =
        timed.stream()
            .map(of -> Figure.count(of.series.nanos().length))
            .distinct()
            .collect(Collectors.joining(" to "));
    String cold =
        timed.stream()
            .filter(of -> of.series.firstNanos().length > 0)
            .map(of ->
                of.model.id()
                    + " "
                    + Figure.brief(Arrays.stream(of.series.firstNanos()).average().orElse(0) / 1e6)
                    + " ms")
            .collect(Collectors.joining(", "));
    return warm
        + " warm calls of each model."
        + (cold.isEmpty()
            ? ""
            : " First calls, cold and not in the curves, on average: " + cold + ".");
  }

  private static double middle(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double[] sorted(long[] nanos, DisplayUnit unit) {
    return Arrays.stream(nanos).sorted().mapToDouble(of -> of / 1e6 * unit.factor()).toArray();
  }

  private static String title(LatencyKind kind) {
    return switch (kind) {
      case ENGINE -> "Engine latency";
      case APPLICATION -> "Application latency";
      case REQUEST -> "Request latency";
    };
  }

  private static String meaning(LatencyKind kind) {
    return switch (kind) {
      case ENGINE -> "the runtime's call alone: reused direct buffers, pinned outputs";
      case APPLICATION -> "as an application calls it: heap arrays in, heap arrays out";
      case REQUEST -> "in the client, from the request's first byte to the answer's last";
    };
  }

  private void times(Markup html) {
    List<MetricUse> metrics =
        index.metrics(dataset).stream()
            .filter(of -> of.info().kind() == MetricInfo.Kind.TIME)
            .toList();
    if (metrics.isEmpty()) {
      return;
    }
    Part.table(html, "Times on " + dataset.name(), true);
    List<String> heads = new ArrayList<>(List.of("Model"));
    metrics.forEach(of -> heads.add(Part.head(of, index.unit(dataset, of)) + ">"));
    Part.heads(html, heads);
    html.open("tbody");
    for (ModelInfo model : index.models(dataset)) {
      Part.model(html.open("tr").open("th", "scope", "row"), model).close();
      metrics.forEach(
          of -> Part.estimate(html, index.overall(model, dataset, of), index.unit(dataset, of)));
      html.closeLine();
    }
    html.close();
    Part.end(html);
    html.element(
        "p", "A dash stands where the calls cannot support a percentile.", "class", "hint");
  }
}
