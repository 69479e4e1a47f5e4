package dev.assay.net;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Finds the events of a `text/event-stream` in the bytes as they come, without copying anything
/// but the data.
///
/// Lines end with LF or CRLF; comments and fields other than `data` and `event` are passed over. A
/// field may be split anywhere, within a character too. An event's time is that of the read that
/// brought the end of its last line of data.
final class SseScanner implements EventScanner {
  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
  private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't', ':'};

  private final EventLog log;
  private final LineStart carried = new LineStart();
  private boolean hasData;
  private long dataNanos;

  SseScanner(EventLog log) {
    this.log = log;
  }

  @Override
  public void scan(ByteBuf content, long nanos) {
    int from = content.readerIndex();
    int end = content.writerIndex();
    while (from < end) {
      int lineEnd = content.indexOf(from, end, (byte) '\n');
      if (lineEnd < 0) {
        carried.append(content, from, end - from);
        return;
      }
      if (carried.isEmpty()) {
        line(content, from, lineEnd - from, nanos);
      } else {
        carried.append(content, from, lineEnd - from);
        ByteBuf whole = carried.take();
        line(whole, 0, whole.readableBytes(), nanos);
      }
      from = lineEnd + 1;
    }
  }

  // An event that lacks its empty line is an event all the same.
  @Override
  public void end(long nanos) {
    if (!carried.isEmpty()) {
      ByteBuf rest = carried.take();
      line(rest, 0, rest.readableBytes(), nanos);
    }
    dispatch();
  }

  @Override
  public int waitingBytes() {
    return carried.length() + log.pendingLength();
  }

  private void line(ByteBuf bytes, int from, int withReturn, long nanos) {
    boolean hasReturn = withReturn > 0 && bytes.getByte(from + withReturn - 1) == '\r';
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
      log.name(bytes.toString(value, from + length - value, StandardCharsets.UTF_8));
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

  private static boolean startsWith(ByteBuf bytes, int from, int length, byte[] field) {
    if (length < field.length) {
      return false;
    }
    for (int i = 0; i < field.length; i++) {
      if (bytes.getByte(from + i) != field[i]) {
        return false;
      }
    }
    return true;
  }

  private static int valueStart(ByteBuf bytes, int from, int length, int field) {
    boolean hasSpace = length > field && bytes.getByte(from + field) == ' ';
    return from + field + (hasSpace ? 1 : 0);
  }
}
