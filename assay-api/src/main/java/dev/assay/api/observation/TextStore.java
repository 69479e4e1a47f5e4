package dev.assay.api.observation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Texts by number, in little memory however many and long they are. Safe for several readers once
/// all texts are there.
public final class TextStore {
  private static final int MOST_KNOWN = 1 << 12;
  private static final int LONGEST_KNOWN = 1 << 8;
  private static final int WINDOW = 1 << 14;

  // Labels come again and again, and then have one number.
  private final Map<String, Integer> known = new HashMap<>();
  private final Spill bytes = new Spill();
  private long[] ends = new long[16];
  private int count;
  private byte[] window = new byte[WINDOW];
  private long windowStart;
  private int windowLength;

  TextStore() {}

  /// The number of a text; -1 for the empty text. A text may have several numbers.
  int add(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    Integer code = known.get(text);
    if (code != null) {
      return code;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.append(utf8, utf8.length);
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count] = bytes.length();
    if (known.size() < MOST_KNOWN && text.length() <= LONGEST_KNOWN) {
      known.put(text, count);
    }
    return count++;
  }

  /// The text with that number; empty for -1.
  public synchronized String get(int number) {
    if (number < 0) {
      return "";
    }
    long start = number == 0 ? 0 : ends[number - 1];
    int length = Math.toIntExact(ends[number] - start);
    if (start < windowStart || start + length > windowStart + windowLength) {
      windowLength = (int) Math.min(Math.max(length, WINDOW), bytes.length() - start);
      window = windowLength > window.length ? new byte[windowLength] : window;
      bytes.read(start, window, windowLength);
      windowStart = start;
    }
    return new String(window, (int) (start - windowStart), length, StandardCharsets.UTF_8);
  }

  /// Whether two numbers stand for the same text.
  boolean same(int number, int other) {
    return number == other || (number >= 0 && other >= 0 && get(number).equals(get(other)));
  }
}
