package dev.assay.report.text;

import dev.assay.analysis.change.Change;
import dev.assay.analysis.change.Changes;
import dev.assay.report.ChangeWords;
import dev.assay.report.InertText;
import dev.assay.report.Marks;
import java.util.List;

/// What changed, as text for a terminal.
public final class ChangeText {
  private ChangeText() {}

  /// The text, with a line break at its end.
  public static String render(Changes changes) {
    TextTable table = new TextTable();
    table.add(
        List.of(
            "", "metric", "model", "dataset", "base → head", "", "better by", "margin", "p", "by"));
    for (Change change : ChangeWords.sorted(changes)) {
      table.add(
          List.of(
              Marks.sign(change.verdict()) + " " + Marks.word(change.verdict()),
              InertText.line(change.series().metric()),
              InertText.line(change.series().model()),
              InertText.line(change.series().dataset()),
              ChangeWords.values(change),
              ChangeWords.share(change),
              ChangeWords.change(change),
              ChangeWords.margin(change),
              ChangeWords.pValue(change),
              ChangeWords.basis(change)));
    }
    StringBuilder text = new StringBuilder();
    text.append("BASE ").append(side(changes.base().name(), changes.base().what())).append('\n');
    text.append("HEAD ").append(side(changes.head().name(), changes.head().what())).append("\n\n");
    if (!changes.changes().isEmpty()) {
      text.append(table.render()).append('\n');
    }
    notes(changes, text);
    text.append(ChangeWords.counts(changes)).append('\n');
    text.append(ChangeWords.level(changes)).append('\n');
    return text.toString();
  }

  private static String side(String name, String what) {
    return InertText.line(name) + ": " + InertText.line(what);
  }

  private static void notes(Changes changes, StringBuilder text) {
    List<String> notes = ChangeWords.notes(changes);
    notes.forEach(it -> text.append(InertText.line(it)).append('\n'));
    if (!notes.isEmpty()) {
      text.append('\n');
    }
  }
}
