package dev.assay.api.generation;

import java.util.Arrays;

/// The chunks of a streamed answer as they arrived, in compact arrays of equal length.
///
/// Chunks that came with one read from the network share its time: between equal neighbouring times
/// the network, and not the server, decided. Arrays are handed out without a copy; readers must not
/// write to them.
///
/// @param nanos the monotonic time of each chunk, in nanoseconds
/// @param kinds what each carries, as {@link ChunkKind#letter()}
/// @param sizes the number of bytes of each event's data
public record Chunks(long[] nanos, byte[] kinds, int[] sizes) {
  /// No chunks, as of an answer that came whole.
  public static final Chunks NONE = new Chunks(new long[0], new byte[0], new int[0]);

  /// @throws IllegalArgumentException if the arrays differ in length
  public Chunks {
    if (nanos.length != kinds.length || nanos.length != sizes.length) {
      throw new IllegalArgumentException(
          "chunks need a kind and a size each: "
              + nanos.length
              + ", "
              + kinds.length
              + ", "
              + sizes.length);
    }
  }

  /// The number of chunks.
  public int count() {
    return nanos.length;
  }

  /// What a chunk carries.
  public ChunkKind kind(int chunk) {
    return ChunkKind.of((char) kinds[chunk]);
  }

  /// Whether a chunk came with the same read as the one before it.
  public boolean isCoalesced(int chunk) {
    return chunk > 0 && nanos[chunk] == nanos[chunk - 1];
  }

  /// The first chunk of one of the kinds; -1 where there is none.
  public int first(ChunkKind... kinds) {
    for (int chunk = 0; chunk < count(); chunk++) {
      for (ChunkKind kind : kinds) {
        if (this.kinds[chunk] == kind.letter()) {
          return chunk;
        }
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Chunks that
        && Arrays.equals(nanos, that.nanos)
        && Arrays.equals(kinds, that.kinds)
        && Arrays.equals(sizes, that.sizes);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(nanos) + Arrays.hashCode(kinds)) + Arrays.hashCode(sizes);
  }
}
