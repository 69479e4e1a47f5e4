package dev.assay.report;

import java.util.Locale;

/// Text from outside made harmless to look at: no control character, nothing that reorders the
/// line.
///
/// Model output, names and messages are hostile until shown otherwise. Control characters become
/// their visible pictures, direction marks their code point in words, half surrogate pairs the
/// replacement character. What a format needs beyond that, such as escaping, comes after this.
public final class InertText {
  private InertText() {}

  /// The text, visible, with line breaks and tabs kept.
  public static String of(String text) {
    return text.codePoints().allMatch(InertText::harmless)
        ? text
        : rewritten(text.replace("\r\n", "\n"));
  }

  /// The text, visible, on one line.
  public static String line(String text) {
    return of(text).replace('\n', ' ').replace('\t', ' ');
  }

  /// The text, visible, cut off after `most` characters with a note that says so.
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return of(text);
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return of(text.substring(0, end)) + "… (" + Figure.count(text.length()) + " characters)";
  }

  private static boolean harmless(int c) {
    return c == '\n' || c == '\t' || (c >= ' ' && c < 0x7f) || (c > 0x9f && !special(c));
  }

  private static boolean special(int c) {
    return direction(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || c == 0x2028
        || c == 0x2029
        || c == 0xfeff
        || c == 0x200b;
  }

  private static boolean direction(int c) {
    return c == 0x061c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static String rewritten(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (harmless(c)) {
      out.appendCodePoint(c);
    } else if (c < ' ') {
      out.append((char) (0x2400 + c));
    } else if (c == 0x2028 || c == 0x2029) {
      out.append('\n');
    } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
      out.append('\ufffd');
    } else {
      out.append("⟨U+").append(String.format(Locale.ROOT, "%04X", c)).append('⟩');
    }
  }
}
