package dev.assay.model.wire;

import java.nio.charset.StandardCharsets;

/// The beginning of a text on one line, for messages.
final class Excerpt {
  private static final int LONGEST = 300;

  private Excerpt() {}

  static String of(byte[] text) {
    return of(new String(text, 0, Math.min(text.length, 4 * LONGEST), StandardCharsets.UTF_8));
  }

  static String of(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
