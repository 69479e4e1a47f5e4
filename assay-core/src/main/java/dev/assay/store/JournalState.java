package dev.assay.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What a journal holds already, as its index says: a bit for each sample.
final class JournalState {
  private final List<BitSet> finished = new ArrayList<>();
  private final BitSet measured = new BitSet();
  private Optional<IndexEntry> first = Optional.empty();
  private double paidUsd;
  private long endOffset;
  private long records;

  void add(IndexEntry entry) {
    int draw = entry.place().draw();
    if (entry.isProcess()) {
      measured.set(draw);
    } else if (entry.isFinished()) {
      while (finished.size() <= draw) {
        finished.add(new BitSet());
      }
      finished.get(draw).set(Math.toIntExact(entry.place().row()));
      first = first.isPresent() ? first : Optional.of(entry);
    }
    paidUsd += entry.paidUsd();
    endOffset = entry.span().end();
    records++;
  }

  /// How many samples are finished.
  int finished() {
    return finished.stream().mapToInt(BitSet::cardinality).sum();
  }

  /// How many samples of a draw are finished one after the other from that row on.
  long finishedFrom(int draw, long row) {
    int from = Math.toIntExact(row);
    return draw < finished.size() ? finished.get(draw).nextClearBit(from) - from : 0;
  }

  /// The finished sample that was recorded first.
  Optional<IndexEntry> first() {
    return first;
  }

  boolean isMeasured(int draw) {
    return measured.get(draw);
  }

  /// What all samples cost that were asked in this run, as far as it is known.
  double paidUsd() {
    return paidUsd;
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
