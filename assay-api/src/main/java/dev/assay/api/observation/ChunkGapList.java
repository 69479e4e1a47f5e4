package dev.assay.api.observation;

import dev.assay.api.generation.Chunks;
import java.util.Arrays;

/// The times between chunks with words, in bounded memory: beyond {@value #MOST} of them those of
/// every second answer are kept, beyond that again of every fourth, and so on.
///
/// Which answers count is drawn by their item, so that the kept ones are a fair sample and two
/// models keep those of the same items.
final class ChunkGapList {
  static final int MOST = 1 << 21;

  private int[] row = new int[0];
  private int[] item = new int[0];
  private float[] nanos = new float[0];
  private int count;
  private int halvings;

  /// Adds the times of the answer in a row; rows come in their order.
  void add(int ofRow, long ofItem, Chunks chunks) {
    int last = -1;
    for (int chunk = 0; chunk < chunks.count() && isKept((int) ofItem); chunk++) {
      if (Measure.isWords(chunks.kinds()[chunk])) {
        if (last >= 0) {
          add(ofRow, (int) ofItem, (float) (chunks.nanos()[chunk] - chunks.nanos()[last]));
        }
        last = chunk;
      }
    }
  }

  ObservationTable.ChunkGaps gaps() {
    return new ObservationTable.ChunkGaps(
        Arrays.copyOf(row, count), Arrays.copyOf(nanos, count), 1 << halvings);
  }

  /// The times of some rows.
  ///
  /// @param place the new row of each row; -1: it is not taken
  ChunkGapList take(int[] place) {
    ChunkGapList taken = new ChunkGapList();
    taken.halvings = halvings;
    for (int gap = 0; gap < count; gap++) {
      if (place[row[gap]] >= 0) {
        taken.add(place[row[gap]], item[gap], nanos[gap]);
      }
    }
    return taken;
  }

  private void add(int ofRow, int ofItem, float gap) {
    if (count == MOST) {
      halve();
    }
    if (!isKept(ofItem)) {
      return;
    }
    if (count == row.length) {
      int capacity = Math.min(MOST, Math.max(16, 2 * count));
      row = Arrays.copyOf(row, capacity);
      item = Arrays.copyOf(item, capacity);
      nanos = Arrays.copyOf(nanos, capacity);
    }
    row[count] = ofRow;
    item[count] = ofItem;
    nanos[count++] = gap;
  }

  private void halve() {
    while (count == MOST && halvings < Integer.SIZE - 2) {
      halvings++;
      int kept = 0;
      for (int gap = 0; gap < count; gap++) {
        if (isKept(item[gap])) {
          row[kept] = row[gap];
          item[kept] = item[gap];
          nanos[kept++] = nanos[gap];
        }
      }
      count = kept;
    }
  }

  private boolean isKept(int ofItem) {
    long mixed = (ofItem + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return ((mixed >>> 32) & ((1L << halvings) - 1)) == 0;
  }
}
