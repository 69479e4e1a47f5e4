package dev.assay.dataset;

import java.util.Locale;
import java.util.Set;

/// Which texts are numbers: the decimal notation of JSON, a plus sign, and names for NaN and
/// infinity.
///
/// A text with a leading zero, such as `007`, is no number: it is a code, and stays as it stands.
final class NumberText {
  private static final int MOST_DIGITS_OF_A_LONG = 19;
  private static final Set<String> NAN = Set.of("nan", "+nan", "-nan");
  private static final Set<String> INFINITY = Set.of("inf", "+inf", "infinity", "+infinity");
  private static final Set<String> NEGATIVE_INFINITY = Set.of("-inf", "-infinity");

  private NumberText() {}

  /// Whether the text is a whole number that fits 64 bits.
  static boolean isInteger(String text) {
    int start = digits(text);
    int count = text.length() - start;
    if (count < 1 || count > MOST_DIGITS_OF_A_LONG || text.equals("-0")) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !isPadded(text, start) && (count < MOST_DIGITS_OF_A_LONG || fits(text));
  }

  /// Whether the text is a number of any kind, NaN and infinity included.
  static boolean isNumber(String text) {
    int at = digits(text);
    if (isPadded(text, at)) {
      return false;
    }
    int whole = skipDigits(text, at);
    int end = whole;
    int fraction = 0;
    if (end < text.length() && text.charAt(end) == '.') {
      end = skipDigits(text, end + 1);
      fraction = end - whole - 1;
    }
    if (whole - at + fraction == 0) {
      return isSpecial(text);
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int exponent = end + 1;
      if (exponent < text.length() && isSign(text.charAt(exponent))) {
        exponent++;
      }
      end = skipDigits(text, exponent);
      if (end == exponent) {
        return false;
      }
    }
    return end == text.length();
  }

  /// The number that a text for which {@link #isNumber} holds stands for.
  static double parse(String text) {
    if (isSpecial(text)) {
      String name = text.toLowerCase(Locale.ROOT);
      if (NAN.contains(name)) {
        return Double.NaN;
      }
      return INFINITY.contains(name) ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    return Double.parseDouble(text);
  }

  private static boolean isSpecial(String text) {
    if (text.length() < 3 || text.length() > 9) {
      return false;
    }
    String name = text.toLowerCase(Locale.ROOT);
    return NAN.contains(name) || INFINITY.contains(name) || NEGATIVE_INFINITY.contains(name);
  }

  private static boolean fits(String text) {
    try {
      Long.parseLong(text);
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  private static int digits(String text) {
    return !text.isEmpty() && isSign(text.charAt(0)) ? 1 : 0;
  }

  private static boolean isPadded(String text, int start) {
    return text.length() > start + 1
        && text.charAt(start) == '0'
        && isDigit(text.charAt(start + 1));
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSign(char symbol) {
    return symbol == '-' || symbol == '+';
  }

  private static boolean isDigit(char symbol) {
    return symbol >= '0' && symbol <= '9';
  }
}
