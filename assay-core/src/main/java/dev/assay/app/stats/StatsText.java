package dev.assay.app.stats;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Summary;
import dev.assay.stats.decision.Unit;
import dev.assay.stats.decision.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Answers as lines of text for people.
public final class StatsText {
  private StatsText() {}

  /// What one sample says.
  public static List<String> of(Summary summary) {
    List<String> lines = new ArrayList<>();
    lines.add("value    " + estimate(summary.estimate()));
    lines.add("n        " + size(summary.n(), summary.unit()));
    lines.add("method   " + method(summary.estimate(), summary.reason()));
    summary.notes().forEach(note -> lines.add("note     " + note));
    return lines;
  }

  /// What two samples say about a change.
  public static List<String> of(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add("verdict  " + verdict(comparison));
    lines.add("change   " + estimate(comparison.change()) + "; better is positive");
    comparison.pValue().ifPresent(p -> lines.add("p        " + number(p)));
    lines.add("margin   " + number(comparison.margin()));
    lines.add("n        " + size(comparison.n(), comparison.unit()));
    lines.add("method   " + method(comparison.change(), comparison.reason()));
    comparison.notes().forEach(note -> lines.add("note     " + note));
    return lines;
  }

  private static String verdict(Comparison comparison) {
    String verdict = comparison.verdict().name().toLowerCase(Locale.ROOT);
    if (comparison.verdict() != Verdict.INCONCLUSIVE || comparison.needed().isEmpty()) {
      return verdict;
    }
    return verdict
        + "; about "
        + size(comparison.needed().getAsLong(), comparison.unit())
        + " in all would settle it, if the change and its spread are as seen";
  }

  private static String estimate(Estimate estimate) {
    return switch (estimate) {
      case Estimate.Known(Interval i) ->
          String.format(
              Locale.ROOT,
              "%s  [%s, %s]  %s %% interval",
              number(i.estimate()),
              number(i.lower()),
              number(i.upper()),
              number(100 * i.level()));
      case Estimate.ValueOnly(double value, Refusal reason, String explanation) ->
          number(value) + "  without an interval: " + explanation + " (" + reason + ")";
      case Estimate.Refused(Refusal reason, String explanation) ->
          "none: " + explanation + " (" + reason + ")";
    };
  }

  private static String method(Estimate estimate, String reason) {
    return estimate instanceof Estimate.Known(Interval i) ? i.method() + ": " + reason : reason;
  }

  private static String size(long n, Unit unit) {
    return n + " " + unit.name().toLowerCase(Locale.ROOT) + (n == 1 ? "" : "s");
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "unbounded" : "-unbounded";
    }
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
