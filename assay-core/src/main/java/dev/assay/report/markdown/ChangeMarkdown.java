package dev.assay.report.markdown;

import dev.assay.analysis.change.Change;
import dev.assay.analysis.change.Changes;
import dev.assay.analysis.change.Gate;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.report.ChangeWords;
import dev.assay.report.DisplayUnit;
import dev.assay.report.Marks;
import dev.assay.stats.decision.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// What changed, as Markdown for pull requests and job summaries.
public final class ChangeMarkdown {
  private static final String CUT = "\n*The rest was left out, for it is too long.*\n";

  private ChangeMarkdown() {}

  /// The page.
  ///
  /// @param gate what the gate says; empty where there is none
  /// @param thresholds what the values of the head say of the thresholds of its spec
  public static String render(
      Changes changes, Optional<Gate> gate, List<ThresholdRecord> thresholds) {
    StringBuilder page = new StringBuilder();
    page.append("## ").append(headline(changes, gate)).append("\n\n");
    gate.ifPresent(it -> it.reasons().forEach(reason -> bullet(page, reason)));
    if (gate.filter(it -> !it.reasons().isEmpty()).isPresent()) {
      page.append('\n');
    }
    page.append("Base ").append(side(changes.base().name(), changes.base().what()));
    page.append(", head ").append(side(changes.head().name(), changes.head().what()));
    page.append(".\n\n");
    if (!changes.changes().isEmpty()) {
      page.append(table(changes)).append('\n');
    }
    thresholds(thresholds, page);
    page.append(MarkdownText.words(ChangeWords.level(changes))).append('\n');
    notes(changes, page);
    return page.toString();
  }

  /// The page, no longer than so many bytes: cut at the end of a line, with a note that says so.
  public static String cut(String page, long bytes) {
    if (page.getBytes(StandardCharsets.UTF_8).length <= bytes) {
      return page;
    }
    StringBuilder kept = new StringBuilder();
    long left = bytes - CUT.length();
    for (String line : page.split("(?<=\n)", -1)) {
      left -= line.getBytes(StandardCharsets.UTF_8).length;
      if (left < 0) {
        break;
      }
      kept.append(line);
    }
    return kept + CUT;
  }

  private static String headline(Changes changes, Optional<Gate> gate) {
    String counts = ChangeWords.counts(changes);
    return gate.map(it ->
            switch (it.outcome()) {
              case PASSED -> "✓ Passed: ";
              case FAILED -> "✗ Failed: ";
              case INCOMPLETE -> "✗ Incomplete: ";
              case INCONCLUSIVE -> "? Inconclusive: ";
            })
        .orElse(changes.count(Verdict.REGRESSED) > 0 ? "▼ " : "")
        .concat(counts);
  }

  private static void bullet(StringBuilder page, String text) {
    page.append("- ").append(MarkdownText.words(text)).append('\n');
  }

  private static String side(String name, String what) {
    return MarkdownText.code(name) + " (" + MarkdownText.words(what) + ")";
  }

  private static MarkdownTable table(Changes changes) {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "Verdict",
                "Metric",
                "Model",
                "Dataset",
                "Base → head>",
                "Growth>",
                "Better by>",
                "Margin>",
                "p>",
                "By"));
    for (Change change : ChangeWords.sorted(changes)) {
      table.row(
          List.of(
              Marks.sign(change.verdict()) + " " + Marks.word(change.verdict()),
              MarkdownText.code(change.series().metric()),
              MarkdownText.code(change.series().model()),
              MarkdownText.code(change.series().dataset()),
              MarkdownText.words(ChangeWords.values(change)),
              ChangeWords.share(change),
              MarkdownText.words(ChangeWords.change(change)),
              ChangeWords.margin(change),
              MarkdownText.words(ChangeWords.pValue(change)),
              ChangeWords.basis(change)));
    }
    return table;
  }

  private static void thresholds(List<ThresholdRecord> thresholds, StringBuilder page) {
    if (thresholds.isEmpty()) {
      return;
    }
    MarkdownTable table = new MarkdownTable(List.of("Threshold", "Metric", "Model", "Dataset"));
    for (ThresholdRecord it : thresholds) {
      table.row(
          List.of(
              Marks.threshold(it, DisplayUnit.NONE),
              MarkdownText.code(it.metric()),
              MarkdownText.code(it.model()),
              MarkdownText.code(it.dataset())));
    }
    page.append(table).append('\n');
  }

  private static void notes(Changes changes, StringBuilder page) {
    StringBuilder notes = new StringBuilder();
    ChangeWords.notes(changes).forEach(it -> bullet(notes, it));
    if (!notes.isEmpty()) {
      page.append("\n<details><summary>Notes</summary>\n\n").append(notes).append("\n</details>\n");
    }
  }
}
