package dev.assay.report.html;

import dev.assay.api.result.EstimateRecord;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Efficiency;
import dev.assay.report.Figure;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ResultIndex;
import dev.assay.report.TradeOff;
import dev.assay.report.chart.RadarChart;
import dev.assay.report.chart.ScatterChart;
import dev.assay.report.markup.Markup;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Speed against quality with the Pareto front, and the efficiency of each model.
final class TradeOffSection {
  private final ResultIndex index;
  private final DatasetInfo dataset;

  TradeOffSection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
  }

  void render(Markup html) {
    Optional<TradeOff> tradeOff = TradeOff.of(index, dataset);
    Optional<Efficiency> efficiency = Efficiency.of(index, dataset);
    if (tradeOff.isEmpty() && efficiency.isEmpty()) {
      return;
    }
    html.element("h3", "Quality, speed and what it takes");
    html.open("div", "class", "pair");
    tradeOff.ifPresent(of -> scatter(html, of));
    efficiency.ifPresent(of -> radar(html, of));
    html.closeLine();
  }

  private void scatter(Markup html, TradeOff tradeOff) {
    DisplayUnit x = index.unit(dataset, tradeOff.speed());
    DisplayUnit y = index.unit(dataset, tradeOff.quality());
    String xTitle = Part.head(tradeOff.speed(), x);
    String yTitle = Part.head(tradeOff.quality(), y);
    List<String> order = index.models(dataset).stream().map(ModelInfo::id).toList();
    List<ScatterChart.Point> points = new ArrayList<>();
    for (TradeOff.Point point : tradeOff.points()) {
      String tip =
          point.model()
              + ": "
              + said(tradeOff.quality(), point.quality(), y)
              + ", "
              + said(tradeOff.speed(), point.speed(), x)
              + (point.front() ? ", on the Pareto front" : "");
      points.add(
          new ScatterChart.Point(
              point.model(),
              order.indexOf(point.model()),
              reach(point.speed(), x),
              reach(point.quality(), y),
              point.front(),
              tip));
    }
    String front =
        tradeOff.points().stream()
            .filter(TradeOff.Point::front)
            .map(TradeOff.Point::model)
            .collect(Collectors.joining(", "));
    html.open("figure", "class", "card");
    html.open("figcaption").element("h4", "Speed against quality");
    html.element("span", "Pareto front (filled): " + front, "class", "hint").close();
    html.add(new ScatterChart(points, xTitle, yTitle).draw(yTitle + " against " + xTitle));
    html.closeLine();
  }

  private static String said(MetricUse metric, EstimateRecord estimate, DisplayUnit unit) {
    return metric.info().title() + " " + Figure.of(estimate.estimate(), unit) + unit.after();
  }

  private static ScatterChart.Reach reach(EstimateRecord record, DisplayUnit unit) {
    double f = unit.factor();
    if (record.estimate() instanceof Estimate.Known(Interval of)) {
      return new ScatterChart.Reach(of.estimate() * f, of.lower() * f, of.upper() * f);
    }
    double value = TradeOff.value(record) * f;
    return new ScatterChart.Reach(value, value, value);
  }

  private void radar(Markup html, Efficiency efficiency) {
    List<String> axes = efficiency.axes().stream().map(of -> of.info().title()).toList();
    html.open("figure", "class", "card");
    html.open("figcaption").element("h4", "Efficiency");
    html.element("span", "1 is the best model on that axis; 0.5 is half as good", "class", "hint");
    html.close();
    html.add(
        new RadarChart(axes, efficiency.models(), efficiency.ratios())
            .draw("Efficiency of each model, relative to the best"));
    Part.keys(html, efficiency.models());
    html.closeLine();
  }
}
