package dev.assay.simulate;

import dev.assay.simulate.Content.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Cuts pieces of a body where a client does not expect it.
final class Cuts {
  /// Long enough that a client reads the two parts one after the other.
  static final long GAP_NANOS = 2_000_000;

  private Cuts() {}

  /// The blocks, those with a cut in several parts that follow each other.
  static List<Block> apply(List<Block> blocks, FaultSet faults) {
    if (!faults.any(Fault.SPLIT_UTF8, Fault.SPLIT_FIELD)) {
      return blocks;
    }
    List<Block> parts = new ArrayList<>();
    long late = 0;
    for (Block block : blocks) {
      int from = 0;
      for (int cut : places(block.bytes(), faults)) {
        parts.add(block.with(Arrays.copyOfRange(block.bytes(), from, cut)).later(late));
        late += GAP_NANOS;
        from = cut;
      }
      byte[] rest = Arrays.copyOfRange(block.bytes(), from, block.bytes().length);
      parts.add(block.with(rest).later(late));
    }
    return parts;
  }

  private static SortedSet<Integer> places(byte[] bytes, FaultSet faults) {
    SortedSet<Integer> places = new TreeSet<>();
    if (faults.has(Fault.SPLIT_UTF8)) {
      for (int i = 1; i < bytes.length; i++) {
        if ((bytes[i] & 0xC0) == 0x80) {
          places.add(i);
        }
      }
    }
    if (faults.has(Fault.SPLIT_FIELD)) {
      places.add(2);
      places.add(bytes.length / 2);
      // Between the two characters of the last line end, or between the last two line ends.
      places.add(bytes.length - 1);
    }
    places.removeIf(place -> place <= 0 || place >= bytes.length);
    return places;
  }

  /// The blocks joined and cut again into parts of so many bytes.
  static List<Block> pieces(List<Block> blocks, int size) {
    List<Block> parts = new ArrayList<>();
    long late = 0;
    for (Block block : blocks) {
      for (int at = 0; at < block.bytes().length; at += size) {
        int end = Math.min(block.bytes().length, at + size);
        parts.add(block.with(Arrays.copyOfRange(block.bytes(), at, end)).later(late));
        late += GAP_NANOS / 2;
      }
    }
    return parts;
  }
}
