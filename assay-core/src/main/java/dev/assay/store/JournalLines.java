package dev.assay.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// The complete lines of a file from some offset on; a last line without a line break is left out.
///
/// Memory is bounded by the longest line.
final class JournalLines {
  private final FileChannel channel;
  private byte[] buffer = new byte[1 << 16];
  private int begin;
  private int end;
  private int lineLength;
  private long position;

  JournalLines(FileChannel channel, long offset) {
    this.channel = channel;
    this.position = offset;
  }

  /// Moves to the next line.
  ///
  /// @return false if there is no further complete line
  boolean next() throws IOException {
    begin += lineLength;
    lineLength = 0;
    int at = begin;
    while (true) {
      while (at < end) {
        if (buffer[at++] == '\n') {
          lineLength = at - begin;
          return true;
        }
      }
      int scanned = at - begin;
      if (!fill()) {
        return false;
      }
      at = begin + scanned;
    }
  }

  /// The bytes that hold the line.
  byte[] buffer() {
    return buffer;
  }

  /// Where the line begins in the buffer.
  int begin() {
    return begin;
  }

  /// The length of the line with its line break.
  int length() {
    return lineLength;
  }

  /// Where the line begins in the file; after the last line, where that ended.
  long offset() {
    return position - (end - begin);
  }

  /// The number of bytes of the incomplete last line, after {@link #next()} returned false.
  int torn() {
    return end - begin;
  }

  private boolean fill() throws IOException {
    if (begin > 0) {
      System.arraycopy(buffer, begin, buffer, 0, end - begin);
      end -= begin;
      begin = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(2, buffer.length));
    }
    int count = channel.read(ByteBuffer.wrap(buffer, end, buffer.length - end), position);
    if (count <= 0) {
      return false;
    }
    end += count;
    position += count;
    return true;
  }
}
