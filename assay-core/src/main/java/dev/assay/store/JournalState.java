package dev.assay.store;

import java.util.BitSet;

/// What a journal holds already, as its index says.
final class JournalState {
  private final FinishedSamples finished = new FinishedSamples();
  private final BitSet measured = new BitSet();
  private long endOffset;
  private long records;

  void add(IndexEntry entry) {
    if (entry.isProcess()) {
      measured.set((int) entry.low());
    } else if (entry.isFinished()) {
      finished.add(entry.high(), entry.low());
    }
    endOffset = entry.offset() + entry.length();
    records++;
  }

  FinishedSamples finished() {
    return finished;
  }

  boolean isMeasured(int draw) {
    return measured.get(draw);
  }

  /// Where the last record ends.
  long endOffset() {
    return endOffset;
  }

  /// The number of records, repeated ones included.
  long records() {
    return records;
  }
}
