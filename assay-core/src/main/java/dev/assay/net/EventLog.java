package dev.assay.net;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The events of one streamed answer with the time of each, to be read after the stream ended.
///
/// Neighbouring events of a stream are alike but for a few bytes, so that each is kept as what
/// differs from the one before: the length of the equal beginning, of the equal end, and the bytes
/// between. Thousands of open streams then fit in memory, and nothing is decoded while they run.
public final class EventLog {
  private byte[] kept = new byte[512];
  private int keptLength;
  private long[] nanos = new long[8];
  private int[] sizes = new int[8];
  private byte[] names = new byte[8];
  private int count;
  private final List<String> knownNames = new ArrayList<>(List.of(""));

  private byte[] last = new byte[256];
  private int lastLength;
  private byte[] pending = new byte[256];
  private int pendingLength;
  private int pendingName;

  /// The number of events.
  public int count() {
    return count;
  }

  /// The time of each event, as long as there are events.
  public long[] nanos() {
    return Arrays.copyOf(nanos, count);
  }

  /// The number of bytes of each event's data, as long as there are events.
  public int[] sizes() {
    return Arrays.copyOf(sizes, count);
  }

  /// A pass over the events from the first.
  public Reader read() {
    return new Reader();
  }

  /// The bytes that the log takes.
  int keptBytes() {
    return keptLength;
  }

  /// The number of bytes of the event that is being written.
  int pendingLength() {
    return pendingLength;
  }

  /// Appends to the data of the event that is being written.
  void append(ByteBuf from, int index, int length) {
    ensurePending(length);
    from.getBytes(index, pending, pendingLength, length);
    pendingLength += length;
  }

  /// Appends to the data of the event that is being written.
  void append(byte[] from, int index, int length) {
    ensurePending(length);
    System.arraycopy(from, index, pending, pendingLength, length);
    pendingLength += length;
  }

  /// Appends one byte to the data of the event that is being written.
  void append(byte value) {
    ensurePending(1);
    pending[pendingLength++] = value;
  }

  /// Names the event that is being written.
  void name(String name) {
    int known = knownNames.indexOf(name);
    // A server that invents a name for each event is told apart no further than a byte reaches.
    if (known < 0 && knownNames.size() < Byte.MAX_VALUE) {
      knownNames.add(name);
      known = knownNames.size() - 1;
    }
    pendingName = Math.max(0, known);
  }

  /// Ends the event that is being written.
  void commit(long atNanos) {
    int shorter = Math.min(lastLength, pendingLength);
    int prefix = Arrays.mismatch(last, 0, shorter, pending, 0, shorter);
    prefix = prefix < 0 ? shorter : prefix;
    int suffix = 0;
    while (suffix < shorter - prefix
        && last[lastLength - 1 - suffix] == pending[pendingLength - 1 - suffix]) {
      suffix++;
    }
    int between = pendingLength - prefix - suffix;
    ensureKept(between + 15);
    number(prefix);
    number(suffix);
    number(between);
    System.arraycopy(pending, prefix, kept, keptLength, between);
    keptLength += between;
    note(atNanos);
    byte[] spare = last;
    last = pending;
    lastLength = pendingLength;
    pending = spare;
    pendingLength = 0;
    pendingName = 0;
  }

  private void note(long atNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
      sizes = Arrays.copyOf(sizes, 2 * count);
      names = Arrays.copyOf(names, 2 * count);
    }
    nanos[count] = atNanos;
    sizes[count] = pendingLength;
    names[count] = (byte) pendingName;
    count++;
  }

  private void number(int value) {
    int rest = value;
    while (rest >= 0x80) {
      kept[keptLength++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    kept[keptLength++] = (byte) rest;
  }

  private void ensureKept(int more) {
    if (keptLength + more > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(2 * kept.length, keptLength + more));
    }
  }

  private void ensurePending(int more) {
    if (pendingLength + more > pending.length) {
      pending = Arrays.copyOf(pending, Math.max(2 * pending.length, pendingLength + more));
    }
  }

  /// Reads the events one after the other.
  public final class Reader {
    private byte[] data = new byte[256];
    private int length;
    private int position;
    private int event = -1;

    private Reader() {}

    /// Moves to the next event.
    ///
    /// @return false if there is none
    public boolean next() {
      if (event + 1 >= count) {
        return false;
      }
      event++;
      int prefix = number();
      int suffix = number();
      int between = number();
      int whole = prefix + between + suffix;
      if (whole > data.length) {
        data = Arrays.copyOf(data, Math.max(2 * data.length, whole));
      }
      System.arraycopy(data, length - suffix, data, prefix + between, suffix);
      System.arraycopy(kept, position, data, prefix, between);
      position += between;
      length = whole;
      return true;
    }

    /// The event's name, as its field `event` has it; empty where it has none.
    public String name() {
      return knownNames.get(names[event]);
    }

    /// The buffer that begins with the event's data; valid until the next event.
    public byte[] data() {
      return data;
    }

    /// The length of the event's data.
    public int length() {
      return length;
    }

    /// The event's data as text.
    public String text() {
      return new String(data, 0, length, StandardCharsets.UTF_8);
    }

    /// Whether the event's data is exactly this text of ASCII letters.
    public boolean is(String text) {
      if (length != text.length()) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (data[i] != text.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    private int number() {
      int value = 0;
      int shift = 0;
      byte next = kept[position++];
      while (next < 0) {
        value |= (next & 0x7f) << shift;
        shift += 7;
        next = kept[position++];
      }
      return value | next << shift;
    }
  }
}
