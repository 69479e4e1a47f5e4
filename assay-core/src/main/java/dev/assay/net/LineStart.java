package dev.assay.net;

import java.util.Arrays;

/// The beginning of a line whose end has not come yet.
final class LineStart {
  private byte[] bytes = new byte[0];
  private int length;

  boolean isEmpty() {
    return length == 0;
  }

  int length() {
    return length;
  }

  void append(byte[] from, int index, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(256, Math.max(2 * bytes.length, length + count)));
    }
    System.arraycopy(from, index, bytes, length, count);
    length += count;
  }

  /// What was gathered, from the first byte on; it is read before anything else is appended.
  byte[] bytes() {
    return bytes;
  }

  /// Forgets what was gathered.
  void clear() {
    length = 0;
  }
}
