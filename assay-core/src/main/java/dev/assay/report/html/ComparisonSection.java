package dev.assay.report.html;

import dev.assay.api.result.ComparisonRecord;
import dev.assay.report.DatasetInfo;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Figure;
import dev.assay.report.Marks;
import dev.assay.report.ResultIndex;
import dev.assay.report.chart.IntervalTrack;
import dev.assay.report.markup.Markup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Every comparison on a dataset: the change, its interval beside the margin, and the verdict.
final class ComparisonSection {
  private final ResultIndex index;
  private final DatasetInfo dataset;

  ComparisonSection(ResultIndex index, DatasetInfo dataset) {
    this.index = index;
    this.dataset = dataset;
  }

  void render(Markup html) {
    List<ComparisonRecord> comparisons = index.comparisons(dataset);
    html.element("h3", "Comparisons and verdicts");
    if (comparisons.isEmpty()) {
      html.element("p", "There is nothing to compare with on this dataset.", "class", "hint");
      return;
    }
    html.element(
        "p",
        "A change to the right, and with a plus, is better, whatever the metric's direction. The"
            + " band is the margin: changes inside it do not matter.",
        "class",
        "hint");
    Part.table(html, "Comparisons on " + dataset.name(), true);
    Part.heads(
        html,
        List.of(
            "Metric",
            "Model",
            "Better by>",
            "Worse – better",
            "p>",
            "p corrected>",
            "Margin>",
            "Verdict"));
    html.open("tbody");
    for (ComparisonRecord comparison : comparisons) {
      row(html, comparison);
    }
    html.close();
    Part.end(html);
  }

  private void row(Markup html, ComparisonRecord of) {
    DisplayUnit unit = index.unit(of);
    html.open("tr");
    html.element("th", index.title(of.pair().metric()) + unit.suffix(), "scope", "row");
    html.open("td", "class", "text pairing").text(of.pair().head());
    html.element("span", "against " + of.pair().base(), "class", "range");
    // On a phone the column of verdicts is out of sight.
    Part.verdict(html.open("span", "class", "narrow"), of.verdict());
    html.close().close();
    change(html, of, unit);
    p(html, of.p());
    p(html, of.pAdjusted());
    String margin = of.margin() > 0 ? Figure.exact(of.margin() * unit.factor()) : "–";
    html.element("td", margin, "class", "num", "data-key", Double.toString(of.margin()));
    html.open("td", "class", "text basis");
    Part.verdict(html, of.verdict());
    html.element("span", basis(of), "class", "range").close();
    html.closeLine();
  }

  private void change(Markup html, ComparisonRecord of, DisplayUnit unit) {
    if (of.change().d().isEmpty()) {
      html.element("td", "–", "class", "num none").element("td", "", "class", "plot");
      return;
    }
    double d = of.change().d().getAsDouble() * unit.factor();
    double lower = of.change().lower() * unit.factor();
    double upper = of.change().upper() * unit.factor();
    html.open("td", "class", "num", "data-key", Double.toString(d));
    html.element("span", Figure.signed(d, lower, upper), "class", "value");
    html.element("span", Figure.range(d, lower, upper), "class", "range").close();
    html.open("td", "class", "plot");
    double reach = reach(of.pair().metric()) * unit.factor();
    String kind = of.verdict().name().toLowerCase(Locale.ROOT);
    html.add(
        new IntervalTrack(-reach, reach, of.margin() * unit.factor()).draw(d, lower, upper, kind));
    html.close();
  }

  /// How far the tracks of one metric reach on both sides of zero, so that they can be read
  /// together.
  private double reach(String metric) {
    return index.comparisons(dataset).stream()
        .filter(of -> of.pair().metric().equals(metric))
        .flatMapToDouble(of ->
            Stream.of(
                    of.change().d().orElse(0),
                    of.change().lower(),
                    of.change().upper(),
                    of.margin())
                .mapToDouble(Double::doubleValue))
        .filter(Double::isFinite)
        .map(Math::abs)
        .filter(size -> size > 0)
        .max()
        .orElse(1);
  }

  private static void p(Markup html, double p) {
    html.element("td", Figure.pValue(p), "class", "num", "data-key", Double.toString(p));
  }

  private static String basis(ComparisonRecord of) {
    String needed =
        of.needed().isPresent()
            ? "about "
                + Figure.count(of.needed().getAsLong())
                + " "
                + of.change().unit()
                + " would settle it; "
            : "";
    String open = Marks.belowMargin(of);
    return (open.isEmpty() ? "" : open + "; ")
        + needed
        + of.change().method()
        + ", "
        + Figure.count(of.change().n())
        + " "
        + of.change().unit();
  }
}
