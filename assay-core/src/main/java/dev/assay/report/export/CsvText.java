package dev.assay.report.export;

import java.util.regex.Pattern;

/// A text as a cell of CSV: quotes where RFC 4180 asks for them.
///
/// A text that a spreadsheet would run as a formula gets an apostrophe before it, unless it is a
/// plain number.
public final class CsvText {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private CsvText() {}

  /// The cell.
  public static String of(String text) {
    return quoted(inert(text));
  }

  private static String inert(String text) {
    if (text.isEmpty() || NUMBER.matcher(text).matches()) {
      return text;
    }
    return "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
            && text.equals(text.strip());
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
