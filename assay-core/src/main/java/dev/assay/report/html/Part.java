package dev.assay.report.html;

import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.Marks;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.markup.Markup;
import dev.assay.stats.Estimate;
import dev.assay.stats.decision.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Pieces that several sections of the page share.
final class Part {
  private Part() {}

  /// A name that may break after its separators, as `random_` `forest`.
  static Markup name(Markup html, String name) {
    int from = 0;
    for (int i = 0; i < name.length() - 1; i++) {
      if ("_-./".indexOf(name.charAt(i)) >= 0) {
        html.text(name.substring(from, i + 1)).leaf("wbr");
        from = i + 1;
      }
    }
    return html.text(name.substring(from));
  }

  /// The name of a model, and whether it only stands in for a real one.
  static Markup model(Markup html, ModelInfo model) {
    name(html, model.id());
    return model.isSimulated()
        ? html.text(" ").element("span", "simulated", "class", "badge")
        : html;
  }

  /// How many of some models only stand in for real ones.
  static String simulation(List<ModelInfo> models) {
    long simulated = models.stream().filter(ModelInfo::isSimulated).count();
    return simulated == models.size()
        ? "Simulated"
        : simulated + " of " + models.size() + " models simulated";
  }

  /// A table that scrolls by itself where it is wider than the page; closes with [#end].
  static Markup table(Markup html, String caption, boolean sortable) {
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
    html.open("table", "class", sortable ? "sortable" : "");
    return html.element("caption", caption, "class", "hidden");
  }

  static void end(Markup html) {
    html.close().closeLine();
  }

  /// A row of heads; a head that ends with `>` is of a column of numbers.
  static void heads(Markup html, List<String> heads) {
    html.open("thead").open("tr");
    for (String head : heads) {
      boolean number = head.endsWith(">");
      html.element(
          "th",
          number ? head.substring(0, head.length() - 1) : head,
          "scope",
          "col",
          "class",
          number ? "num" : "text");
    }
    html.close().close();
  }

  /// A cell with an estimate: the value, its interval under it, and its key for sorting.
  static void estimate(Markup html, Optional<EstimateRecord> estimate, DisplayUnit unit) {
    estimate(html, estimate, unit, Optional.empty());
  }

  /// The same, with what the estimate says of a threshold.
  static void estimate(
      Markup html,
      Optional<EstimateRecord> estimate,
      DisplayUnit unit,
      Optional<ThresholdRecord> threshold) {
    if (estimate.isEmpty()) {
      html.element("td", "–", "class", "num none");
      return;
    }
    switch (estimate.get().estimate()) {
      case Estimate.Known(var interval) -> {
        html.open("td", "class", "num", "data-key", key(interval.estimate()));
        html.element("span", Figure.value(interval, unit), "class", "value");
        html.element("span", Figure.range(interval, unit), "class", "range");
      }
      case Estimate.ValueOnly only -> {
        html.open("td", "class", "num", "data-key", key(only.value()));
        html.element("span", Figure.of(only.value() * unit.factor()), "class", "value");
        html.element("span", "no interval", "class", "range", "title", only.explanation());
      }
      case Estimate.Refused refused -> {
        html.open("td", "class", "num none").text("–");
        html.element("span", refused.explanation(), "class", "range why");
      }
    }
    threshold.ifPresent(of ->
        html.element(
            "span",
            Marks.threshold(of, unit),
            "class",
            "threshold " + of.outcome().name().toLowerCase(Locale.ROOT)));
    html.close();
  }

  /// A verdict as sign and word.
  static void verdict(Markup html, Verdict verdict) {
    html.open("span", "class", "verdict " + verdict.name().toLowerCase(Locale.ROOT));
    html.element("span", Marks.sign(verdict), "aria-hidden", "true");
    html.text(" " + Marks.word(verdict)).close();
  }

  /// The keys of the series of a chart; each shows or hides its series.
  static void keys(Markup html, List<String> names) {
    html.open("div", "class", "keys", "role", "group", "aria-label", "Show or hide models");
    for (int i = 0; i < names.size(); i++) {
      html.open(
          "button",
          "type",
          "button",
          "class",
          "key s" + i % 8,
          "data-toggle",
          String.valueOf(i),
          "aria-pressed",
          "true");
      html.open("svg", "class", "swatch", "viewBox", "0 0 24 8", "aria-hidden", "true");
      html.leaf("path", "class", "curve s" + i % 8, "d", "M0 4H24").close();
      html.text(names.get(i)).close();
    }
    html.closeLine();
  }

  /// A metric as the head of a column: title, unit, direction.
  static String head(MetricUse metric, DisplayUnit unit) {
    String arrow = Marks.arrow(metric.info().direction());
    return metric.info().title() + unit.suffix() + (arrow.isEmpty() ? "" : "\u00a0" + arrow);
  }

  private static String key(double value) {
    return Double.toString(value);
  }
}
