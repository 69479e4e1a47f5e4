package dev.assay.report.html;

import dev.assay.api.metric.Margin;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.Marks;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.chart.IntervalTrack;
import dev.assay.report.markup.Markup;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// Each metric as a small forest plot: one line for each model.
final class MetricSection {
  private record Line(Optional<IntervalTrack> track, String kind) {
    void draw(Markup html, double value, double lower, double upper) {
      track.ifPresent(of -> html.add(of.draw(value, lower, upper, kind)));
    }
  }

  private final ResultIndex index;
  private final DatasetInfo dataset;

  MetricSection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
  }

  void render(Markup html) {
    html.element("h3", "Metrics with their intervals");
    html.open("div", "class", "cards");
    index.metrics(dataset).forEach(metric -> card(html, metric));
    html.closeLine();
  }

  private void card(Markup html, MetricUse metric) {
    DisplayUnit unit = index.unit(dataset, metric);
    html.open("figure", "class", "card");
    html.open("figcaption").open("h4").text(metric.info().title() + unit.suffix()).close();
    html.element("span", described(metric, unit), "class", "hint").close();
    html.open("div", "class", "forest");
    Optional<IntervalTrack> track = track(metric, unit);
    List<ModelInfo> models = index.models(dataset);
    for (int i = 0; i < models.size(); i++) {
      Part.model(html.open("span", "class", "name"), models.get(i)).close();
      Line line = new Line(track, "s" + i % 8);
      line(html, index.overall(models.get(i), dataset, metric), unit, line);
    }
    track.ifPresent(of -> {
      html.open("span", "class", "ends", "aria-hidden", "true");
      html.element("span", Figure.brief(of.low())).element("span", Figure.brief(of.high())).close();
    });
    html.close().closeLine();
  }

  private static String described(MetricUse metric, DisplayUnit unit) {
    String margin = metric.margin().isStated() ? ", margin " + margin(metric.margin(), unit) : "";
    String weight = metric.weight() > 0 ? ", weight " + Figure.exact(metric.weight()) : "";
    return Marks.words(metric.info().direction()) + margin + weight;
  }

  private static String margin(Margin margin, DisplayUnit unit) {
    return margin.relative()
        ? margin.text()
        : Figure.exact(margin.size() * unit.factor()) + unit.after();
  }

  private static void line(
      Markup html, Optional<EstimateRecord> record, DisplayUnit unit, Line line) {
    String text = record.map(of -> Figure.of(of.estimate(), unit)).orElse("–");
    html.element("span", text, "class", "figure");
    html.open("span", "class", "plot");
    double f = unit.factor();
    if (record.isPresent()) {
      switch (record.get().estimate()) {
        case Estimate.Known(Interval of) ->
            line.draw(html, of.estimate() * f, of.lower() * f, of.upper() * f);
        case Estimate.ValueOnly only ->
            line.draw(html, only.value() * f, only.value() * f, only.value() * f);
        case Estimate.Refused refused ->
            html.element("span", refused.explanation(), "class", "why");
      }
    }
    html.close();
  }

  private Optional<IntervalTrack> track(MetricUse metric, DisplayUnit unit) {
    double[] values =
        index.models(dataset).stream()
            .flatMap(model -> index.overall(model, dataset, metric).stream())
            .flatMapToDouble(of -> ends(of.estimate()))
            .filter(Double::isFinite)
            .map(value -> value * unit.factor())
            .sorted()
            .toArray();
    return values.length == 0
        ? Optional.empty()
        : Optional.of(new IntervalTrack(values[0], values[values.length - 1], 0));
  }

  private static DoubleStream ends(Estimate estimate) {
    return switch (estimate) {
      case Estimate.Known(Interval of) -> DoubleStream.of(of.lower(), of.estimate(), of.upper());
      case Estimate.ValueOnly only -> DoubleStream.of(only.value());
      case Estimate.Refused _ -> DoubleStream.empty();
    };
  }
}
