package dev.assay.report.markdown;

import dev.assay.report.InertText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text that stays text inside Markdown, whatever it holds.
///
/// Names, model output and messages are written as code, in which nothing has a meaning; words that
/// are ours or a plug-in's are escaped.
final class MarkdownText {
  private static final int LONGEST = 400;
  private static final Pattern TICKS = Pattern.compile("`+");
  private static final Pattern MEANING = Pattern.compile("[\\\\`*_{}\\[\\]<>|~#&!]|:(?=//)");

  private MarkdownText() {}

  /// A text as code on one line, also inside a table.
  static String code(String text) {
    String line = InertText.line(InertText.cut(text, LONGEST));
    if (line.isBlank()) {
      return "–";
    }
    String ticks = ticks(line, 0);
    String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
    // A backslash before a bar would join it to one escape and free the bar: a look-alike breaks
    // the
    // pair.
    String safe = line.replace("\\|", "∖|").replace("|", "\\|");
    return ticks + pad + safe + pad + ticks;
  }

  /// A text of several lines as a code block.
  static String block(String language, String text) {
    String inert = InertText.of(text.replace("\r\n", "\n")).stripTrailing();
    String fence = ticks(inert, 2);
    return fence + language + "\n" + inert + "\n" + fence + "\n";
  }

  /// Words as words.
  static String words(String text) {
    String escaped = MEANING.matcher(InertText.line(text)).replaceAll("\\\\$0");
    // A zero-width space keeps a name after an at sign from being notified.
    return escaped.replace("@", "@\u200b");
  }

  private static String ticks(String text, int atLeast) {
    Matcher matcher = TICKS.matcher(text);
    int longest = atLeast;
    while (matcher.find()) {
      longest = Math.max(longest, matcher.end() - matcher.start());
    }
    return "`".repeat(longest + 1);
  }
}
