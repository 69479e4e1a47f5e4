package dev.assay.app.history;

import dev.assay.report.Figure;
import dev.assay.report.InertText;
import dev.assay.report.text.TextTable;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A summary of a history, for people or machines.
public final class SummaryText {
  private SummaryText() {}

  /// As text for a terminal.
  public static String table(HistorySummary summary) {
    StringBuilder text = new StringBuilder();
    text.append(Figure.count(summary.runs())).append(" runs");
    if (summary.days() > 0) {
      text.append(" and the summaries of ").append(Figure.count(summary.days())).append(" days");
    }
    summary.first().ifPresent(first -> text.append(", from ").append(first));
    summary.last().ifPresent(last -> text.append(" to ").append(last));
    text.append("\n\n");
    TextTable table = new TextTable();
    table.add(
        List.of(
            "branch",
            "environment",
            "model",
            "dataset",
            "metric",
            "runs",
            "median",
            "mean ± sd",
            "last",
            "trend",
            "warnings"));
    summary.series().forEach(it -> table.add(row(it)));
    return text.append(table.render()).toString();
  }

  private static List<String> row(HistorySummary.Series it) {
    HistorySummary.Spread spread = it.spread();
    String deviation =
        Double.isNaN(spread.standardDeviation())
            ? ""
            : " ± " + Figure.brief(spread.standardDeviation());
    return List.of(
        InertText.line(it.key().branch()),
        InertText.line(it.key().environment()),
        InertText.line(it.key().model()),
        InertText.line(it.key().dataset()),
        InertText.line(it.key().metric()),
        Figure.count(spread.runs()),
        (Figure.brief(spread.median()) + " " + it.key().unit()).strip(),
        Figure.brief(spread.mean()) + deviation,
        Figure.brief(spread.last()),
        it.trend().map(SummaryText::words).orElse("too few"),
        String.join("; ", it.warnings()));
  }

  private static String words(HistorySummary.Trend it) {
    String heading = it.heading().name().toLowerCase(Locale.ROOT);
    return it.heading() == HistorySummary.Heading.FLAT
        ? heading + ", p = " + Figure.pValue(it.adjusted())
        : heading
            + " "
            + (it.change() > 0 ? "+" : "−")
            + Figure.brief(Math.abs(it.change()))
            + " over "
            + it.points()
            + ", p = "
            + Figure.pValue(it.adjusted());
  }

  /// As JSON.
  public static String json(HistorySummary summary) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("runs", summary.runs());
    root.put("days", summary.days());
    summary.first().ifPresent(first -> root.put("first", first.toString()));
    summary.last().ifPresent(last -> root.put("last", last.toString()));
    ArrayNode series = root.putArray("series");
    summary.series().forEach(it -> series.add(node(it)));
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static ObjectNode node(HistorySummary.Series it) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("benchmark", it.key().benchmark());
    node.put("branch", it.key().branch());
    node.put("environment", it.key().environment());
    node.put("model", it.key().model());
    node.put("dataset", it.key().dataset());
    node.put("metric", it.key().metric());
    node.put("unit", it.key().unit());
    node.put("direction", it.key().direction());
    HistorySummary.Spread spread = it.spread();
    node.put("runs", spread.runs());
    node.put("mean", spread.mean());
    if (!Double.isNaN(spread.standardDeviation())) {
      node.put("sd", spread.standardDeviation());
    }
    node.put("min", spread.min());
    node.put("median", spread.median());
    node.put("max", spread.max());
    node.put("last", spread.last());
    it.trend()
        .ifPresent(trend -> {
          ObjectNode its = node.putObject("trend");
          its.put("heading", trend.heading().name().toLowerCase(Locale.ROOT));
          its.put("points", trend.points());
          its.put("slope_per_day", trend.line().slope());
          its.put("change", trend.change());
          its.put("tau", trend.test().tau());
          its.put("autocorrelation_factor", trend.test().factor());
          its.put("p", trend.test().pValue());
          its.put("p_adjusted", trend.adjusted());
        });
    ArrayNode warnings = node.putArray("warnings");
    it.warnings().forEach(warnings::add);
    return node;
  }
}
