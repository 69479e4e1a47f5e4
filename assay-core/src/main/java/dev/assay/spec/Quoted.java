package dev.assay.spec;

/// A user's text made fit for a message: short, on one line, without control characters.
final class Quoted {
  private static final int LONGEST = 60;
  private static final int REPLACEMENT = 0xFFFD;

  private Quoted() {}

  /// The text in single quotes.
  static String of(String text) {
    return "'" + plain(text) + "'";
  }

  /// The text without quotes, cut where it is long.
  static String plain(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? oneLine(text)
        : oneLine(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…";
  }

  /// The text without quotes, whole.
  static String oneLine(String text) {
    return text.codePoints()
        .map(Quoted::visible)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Refuses half a surrogate pair, which no UTF-8 file can hold.
  static void requireUnicode(Place at, String text, Problems problems) {
    if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
      problems.add(
          at, "the text is not Unicode: it has half a surrogate pair", "write both halves");
    }
  }

  /// The character, or a stand-in where it would move the cursor, colour the terminal or turn the
  /// direction of writing.
  static int visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          point == '\n' ? ' ' : REPLACEMENT;
      default -> point;
    };
  }
}
