package dev.assay.report.gate;

import dev.assay.analysis.change.Change;
import dev.assay.analysis.change.Changes;
import dev.assay.analysis.change.Gate;
import dev.assay.analysis.change.Series;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.report.ChangeWords;
import dev.assay.report.Figure;
import dev.assay.report.InertText;
import dev.assay.stats.decision.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What changed, as JUnit XML: a test case for each metric and for each threshold.
///
/// A regression and a missed threshold are failures, an incomplete run an error; what has no
/// baseline is skipped, and what is inconclusive, too, unless that keeps the head from passing.
/// Written to be valid for the schemas of Ant's and of Jenkins' plug-ins alike.
public final class JUnitXml {
  private final Changes changes;
  private final Gate gate;
  private final List<ThresholdRecord> thresholds;

  private JUnitXml(Changes changes, Gate gate, List<ThresholdRecord> thresholds) {
    this.changes = changes;
    this.gate = gate;
    this.thresholds = thresholds;
  }

  /// The XML.
  ///
  /// @param benchmark the name of the suite
  /// @param at when it was judged
  public static String render(
      String benchmark, Changes changes, Gate gate, List<ThresholdRecord> thresholds, Instant at) {
    return new JUnitXml(changes, gate, thresholds).render(benchmark, at);
  }

  private enum Result {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED
  }

  private record Case(Series series, String name, Result result, String message, String text) {}

  private String render(String benchmark, Instant at) {
    List<Case> cases = cases();
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    xml.append(
        String.format(
            Locale.ROOT,
            "  <testsuite id=\"0\" package=\"assay\" name=\"%s\" timestamp=\"%s\""
                + " hostname=\"localhost\" tests=\"%d\" failures=\"%d\" errors=\"%d\""
                + " skipped=\"%d\" time=\"0\">\n    <properties/>\n",
            escaped(benchmark.isBlank() ? "benchmark" : benchmark),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)),
            cases.size(),
            count(cases, Result.FAILURE),
            count(cases, Result.ERROR),
            count(cases, Result.SKIPPED)));
    cases.forEach(it -> append(it, xml));
    xml.append("    <system-out/>\n    <system-err/>\n  </testsuite>\n</testsuites>\n");
    return xml.toString();
  }

  private static long count(List<Case> cases, Result result) {
    return cases.stream().filter(it -> it.result() == result).count();
  }

  private List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    changes.changes().forEach(it -> cases.add(of(it)));
    thresholds.forEach(it -> cases.add(of(it)));
    if (gate.outcome() == Gate.Outcome.INCOMPLETE) {
      String why = String.join(" ", gate.reasons());
      cases.add(new Case(new Series("run", "", "complete"), "complete", Result.ERROR, why, why));
    }
    return cases;
  }

  private Case of(Change it) {
    String figures =
        ChangeWords.values(it)
            + ", change "
            + ChangeWords.change(it)
            + ", "
            + ChangeWords.basis(it);
    List<String> text = new ArrayList<>(List.of(figures));
    text.addAll(ChangeWords.notes(it));
    return new Case(
        it.series(),
        it.series().metric(),
        result(it.verdict()),
        it.series().text() + ": " + it.verdict().name().toLowerCase(Locale.ROOT),
        String.join("\n", text));
  }

  private Result result(Verdict verdict) {
    return switch (verdict) {
      case REGRESSED -> Result.FAILURE;
      case IMPROVED, EQUIVALENT -> Result.PASSED;
      case INCONCLUSIVE, NO_BASELINE -> open();
    };
  }

  private Result open() {
    return gate.outcome() == Gate.Outcome.INCONCLUSIVE ? Result.FAILURE : Result.SKIPPED;
  }

  private Case of(ThresholdRecord it) {
    Series series = new Series(it.model(), it.dataset(), it.metric());
    String bound = (it.atLeast() ? "at least " : "at most ") + Figure.exact(it.threshold());
    String outcome = it.outcome().name().toLowerCase(Locale.ROOT);
    return new Case(
        series,
        it.metric() + " " + bound,
        switch (it.outcome()) {
          case MET -> Result.PASSED;
          case MISSED -> Result.FAILURE;
          case UNCLEAR -> open();
        },
        series.text() + " " + bound + ": " + outcome,
        series.text() + " is to be " + bound + ".");
  }

  private static void append(Case it, StringBuilder xml) {
    String group =
        it.series().model() + (it.series().dataset().isEmpty() ? "" : "." + it.series().dataset());
    xml.append(
        "    <testcase name=\"%s\" classname=\"%s\" time=\"0\""
            .formatted(escaped(it.name()), escaped(group)));
    switch (it.result()) {
      case PASSED -> xml.append("/>\n");
      case SKIPPED ->
          xml.append(
              ">\n      <skipped message=\"%s\"/>\n    </testcase>\n"
                  .formatted(escaped(it.message())));
      case FAILURE, ERROR -> {
        String tag = it.result().name().toLowerCase(Locale.ROOT);
        xml.append(
            ">\n      <%s message=\"%s\" type=\"assay\">%s</%s>\n    </testcase>\n"
                .formatted(tag, escaped(it.message()), escaped(it.text()), tag));
      }
    }
  }

  // InertText leaves no control character that XML forbids.
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    InertText.of(text)
        .codePoints()
        .forEach(c -> {
          switch (c) {
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '&' -> safe.append("&amp;");
            case '"' -> safe.append("&quot;");
            case '\n' -> safe.append("&#10;");
            case 0xfffe, 0xffff -> safe.append('\ufffd');
            default -> safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }
}
