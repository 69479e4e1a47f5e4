package dev.assay.simulate;

import java.util.ArrayList;
import java.util.List;

/// The tokens of the simulated models: a word each, with the white space before it.
final class Tokens {
  private Tokens() {}

  /// The tokens of a text; joined they are the text.
  static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    for (int end = next(text, 0); start < text.length(); end = next(text, end)) {
      tokens.add(text.substring(start, end));
      start = end;
    }
    return tokens;
  }

  /// How many tokens a text has.
  static int count(String text) {
    int count = 0;
    for (int at = 0; at < text.length(); at = next(text, at)) {
      count++;
    }
    return count;
  }

  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    // White space at the end belongs to the last word.
    for (int rest = at; rest < text.length(); rest++) {
      if (text.charAt(rest) > ' ') {
        return at;
      }
    }
    return text.length();
  }
}
