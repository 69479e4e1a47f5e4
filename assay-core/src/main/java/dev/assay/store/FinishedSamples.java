package dev.assay.store;

import java.util.Arrays;

/// The keys of finished samples, 16 bytes each, in an open hash table.
///
/// A key is known by 128 bits of it, so that an accidental match is out of the question.
final class FinishedSamples {
  private long[] table = new long[1 << 10];
  private int size;

  /// Adds a key; one that is there already changes nothing.
  void add(long high, long low) {
    if (4 * (size + 1) > table.length) {
      grow();
    }
    size += insert(table, high, low) ? 1 : 0;
  }

  boolean contains(long high, long low) {
    int slot = slot(table, low);
    while (isTaken(table, slot)) {
      if (table[slot] == high && table[slot + 1] == low) {
        return true;
      }
      slot = (slot + 2) & (table.length - 1);
    }
    return false;
  }

  /// The number of different keys.
  int size() {
    return size;
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
