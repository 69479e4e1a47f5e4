package dev.assay.metric;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds numbers in texts.
final class Numbers {
  // Digits with commas between groups of three, or without; a sign, a fraction and an exponent.
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(?:(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d+)?");

  private Numbers() {}

  /// The last number in a text; NaN where there is none.
  static double last(String text) {
    double last = Double.NaN;
    Matcher numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      last = Double.parseDouble(numbers.group().replace(",", ""));
    }
    return last;
  }
}
