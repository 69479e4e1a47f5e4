package dev.assay.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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

  void append(ByteBuf from, int index, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(256, Math.max(2 * bytes.length, length + count)));
    }
    from.getBytes(index, bytes, length, count);
    length += count;
  }

  /// What was gathered; it is read before anything else is appended.
  ByteBuf take() {
    ByteBuf taken = Unpooled.wrappedBuffer(bytes, 0, length);
    length = 0;
    return taken;
  }
}
