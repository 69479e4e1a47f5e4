package dev.assay.spec;

import dev.assay.api.Problem;
import java.util.List;

/// The text of a spec file, for messages that show the line with a caret.
///
/// @param name the file as messages name it
/// @param lines the lines without their ends
record SourceText(String name, List<String> lines) {
  private static final int WIDEST = 100;
  private static final int BEFORE_CARET = 60;

  static SourceText of(String name, String text) {
    return new SourceText(name, List.of(text.split("\r\n|\r|\n", -1)));
  }

  String place(Place at) {
    return name + ":" + at.line() + ":" + at.column();
  }

  Problem problem(Place at, String message, String hint) {
    return new Problem(place(at), message, excerpt(at), hint);
  }

  /// A problem that does not show the line, for it may hold a secret.
  Problem discreet(Place at, String message, String hint) {
    return Problem.at(place(at), message, hint);
  }

  private String excerpt(Place at) {
    if (at.line() > lines.size()) {
      return "";
    }
    int[] line = lines.get(at.line() - 1).codePoints().map(SourceText::shown).toArray();
    if (line.length == 0) {
      return "";
    }
    int caret = Math.clamp(at.column() - 1L, 0, line.length);
    int from = line.length <= WIDEST ? 0 : Math.max(0, caret - BEFORE_CARET);
    int to = Math.min(line.length, from + WIDEST);
    String number = Integer.toString(at.line());
    return "  "
        + number
        + " | "
        + new String(line, from, to - from).stripTrailing()
        + "\n  "
        + " ".repeat(number.length())
        + " | "
        + " ".repeat(caret - from)
        + "^";
  }

  private static int shown(int point) {
    return point == '\t' ? ' ' : Quoted.visible(point);
  }
}
