package dev.assay.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Finds the events of an `application/vnd.amazon.eventstream`: messages with their lengths,
/// headers, a payload and checksums.
///
/// The payload becomes the event's data, and its `:event-type` or `:exception-type` its name. A
/// message that is broken ends the stream: what follows cannot be told apart, and the answer is
/// then not whole.
final class AwsEventScanner implements EventScanner {
  private static final int PRELUDE = 12;
  private static final int CHECKSUM = 4;
  private static final int MOST_BYTES = 24 << 20;
  private static final byte TEXT = 7;

  private final EventLog log;
  private final ByteBuf carried = Unpooled.buffer();
  private boolean broken;

  AwsEventScanner(EventLog log) {
    this.log = log;
  }

  @Override
  public void scan(ByteBuf content, long nanos) {
    if (broken) {
      return;
    }
    carried.writeBytes(content, content.readerIndex(), content.readableBytes());
    while (!broken && carried.readableBytes() >= PRELUDE) {
      int start = carried.readerIndex();
      int length = carried.getInt(start);
      int headers = carried.getInt(start + 4);
      broken = isBroken(length, headers) || checksum(start, 8) != carried.getInt(start + 8);
      if (broken || carried.readableBytes() < length) {
        break;
      }
      broken = checksum(start, length - CHECKSUM) != carried.getInt(start + length - CHECKSUM);
      if (!broken) {
        event(start, length, headers, nanos);
        carried.skipBytes(length);
      }
    }
    carried.discardReadBytes();
  }

  private static boolean isBroken(int length, int headers) {
    return length < PRELUDE + CHECKSUM
        || length > MOST_BYTES
        || headers < 0
        || headers > length - PRELUDE - CHECKSUM;
  }

  private int checksum(int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(carried.nioBuffer(from, length));
    return (int) sum.getValue();
  }

  private void event(int start, int length, int headers, long nanos) {
    int end = start + PRELUDE + headers;
    for (int at = start + PRELUDE; at < end; ) {
      int nameLength = carried.getUnsignedByte(at);
      int typeAt = at + 1 + nameLength;
      // Other types of headers carry nothing that is asked for here.
      if (typeAt + 3 > end || carried.getByte(typeAt) != TEXT) {
        break;
      }
      int valueLength = carried.getUnsignedShort(typeAt + 1);
      String name = carried.toString(at + 1, nameLength, StandardCharsets.UTF_8);
      if (name.equals(":event-type") || name.equals(":exception-type")) {
        log.name(carried.toString(typeAt + 3, valueLength, StandardCharsets.UTF_8));
      }
      at = typeAt + 3 + valueLength;
    }
    log.append(carried, end, start + length - CHECKSUM - end);
    log.commit(nanos);
  }

  @Override
  public void end(long nanos) {
    // A message that is not whole is none.
  }

  @Override
  public int waitingBytes() {
    return carried.readableBytes();
  }
}
