package dev.assay.net;

import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the events of a `text/event-stream` in the bytes as they come.
///
/// Lines end with LF or CRLF; comments and fields other than `data` and `event` are passed over. A
/// field may be split anywhere, within a character too. An event's time is that of the read that
/// brought the end of its last line of data.
final class SseScanner implements EventScanner {
  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
  private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't', ':'};

  private static final int PIECE_BYTES = 1 << 14;
  private static final FastThreadLocal<byte[]> PIECE =
      new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
          return new byte[PIECE_BYTES];
        }
      };

  private final EventLog log;
  private final LineStart carried = new LineStart();
  private boolean hasData;
  private long dataNanos;

  SseScanner(EventLog log) {
    this.log = log;
  }

  // Reading a byte of a network buffer costs far more than reading one of an array.
  @Override
  public void scan(ByteBuf content, long nanos) {
    byte[] piece = PIECE.get();
    int at = content.readerIndex();
    while (at < content.writerIndex()) {
      int length = Math.min(piece.length, content.writerIndex() - at);
      content.getBytes(at, piece, 0, length);
      scan(piece, length, nanos);
      at += length;
    }
  }

  private void scan(byte[] bytes, int end, long nanos) {
    int from = 0;
    for (int at = 0; at < end; at++) {
      if (bytes[at] == '\n') {
        if (carried.isEmpty()) {
          line(bytes, from, at - from, nanos);
        } else {
          carried.append(bytes, from, at - from);
          carriedLine(nanos);
        }
        from = at + 1;
      }
    }
    if (from < end) {
      carried.append(bytes, from, end - from);
    }
  }

  // An event that lacks its empty line is an event all the same.
  @Override
  public void end(long nanos) {
    if (!carried.isEmpty()) {
      carriedLine(nanos);
    }
    dispatch();
  }

  private void carriedLine(long nanos) {
    line(carried.bytes(), 0, carried.length(), nanos);
    carried.clear();
  }

  @Override
  public int waitingBytes() {
    return carried.length() + log.pendingLength();
  }

  private void line(byte[] bytes, int from, int withReturn, long nanos) {
    boolean hasReturn = withReturn > 0 && bytes[from + withReturn - 1] == '\r';
    int length = hasReturn ? withReturn - 1 : withReturn;
    if (length == 0) {
      dispatch();
    } else if (startsWith(bytes, from, length, DATA)) {
      int value = valueStart(bytes, from, length, DATA.length);
      if (hasData) {
        log.append((byte) '\n');
      }
      log.append(bytes, value, from + length - value);
      hasData = true;
      dataNanos = nanos;
    } else if (startsWith(bytes, from, length, EVENT)) {
      int value = valueStart(bytes, from, length, EVENT.length);
      log.name(new String(bytes, value, from + length - value, StandardCharsets.UTF_8));
    }
  }

  private void dispatch() {
    if (hasData) {
      log.commit(dataNanos);
      hasData = false;
    } else {
      log.name("");
    }
  }

  private static boolean startsWith(byte[] bytes, int from, int length, byte[] field) {
    return length >= field.length
        && Arrays.equals(bytes, from, from + field.length, field, 0, field.length);
  }

  private static int valueStart(byte[] bytes, int from, int length, int field) {
    boolean hasSpace = length > field && bytes[from + field] == ' ';
    return from + field + (hasSpace ? 1 : 0);
  }
}
