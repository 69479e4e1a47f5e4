package dev.assay.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/// The keys of finished samples, 16 bytes each, in an open hash table.
final class FinishedSamples {
  private static final int CHUNK_ENTRIES = 1 << 12;

  private long[] table = new long[1 << 10];
  private int size;

  private FinishedSamples() {}

  /// The keys of the first records of an index.
  static FinishedSamples read(Path index, long records) throws IOException {
    FinishedSamples samples = new FinishedSamples();
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_ENTRIES * IndexEntry.BYTES);
    long left = records;
    try (FileChannel channel = FileChannel.open(index)) {
      channel.position(Long.BYTES);
      while (left > 0 && channel.read(chunk) > 0) {
        chunk.flip();
        for (; left > 0 && chunk.remaining() >= IndexEntry.BYTES; left--) {
          IndexEntry entry = IndexEntry.read(chunk);
          if (entry.isFinished()) {
            samples.add(entry.key());
          }
        }
        chunk.compact();
      }
    }
    return samples;
  }

  private void add(KeyBits key) {
    if (4 * (size + 1) > table.length) {
      grow();
    }
    size += insert(table, key.high(), key.low()) ? 1 : 0;
  }

  boolean contains(KeyBits key) {
    int slot = slot(table, key.low());
    while (isTaken(table, slot)) {
      if (table[slot] == key.high() && table[slot + 1] == key.low()) {
        return true;
      }
      slot = (slot + 2) & (table.length - 1);
    }
    return false;
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (int slot = 0; slot < table.length; slot += 2) {
      if (isTaken(table, slot)) {
        insert(larger, table[slot], table[slot + 1]);
      }
    }
    Arrays.fill(table, 0);
    table = larger;
  }

  private static boolean insert(long[] table, long high, long low) {
    int slot = slot(table, low);
    while (isTaken(table, slot)) {
      if (table[slot] == high && table[slot + 1] == low) {
        return false;
      }
      slot = (slot + 2) & (table.length - 1);
    }
    table[slot] = high;
    table[slot + 1] = low;
    return true;
  }

  private static boolean isTaken(long[] table, int slot) {
    return table[slot] != 0 || table[slot + 1] != 0;
  }

  private static int slot(long[] table, long low) {
    return ((int) low << 1) & (table.length - 1);
  }
}
