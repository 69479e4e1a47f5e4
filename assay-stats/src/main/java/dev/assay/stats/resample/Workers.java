package dev.assay.stats.resample;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Runs numbered, independent pieces of work on several threads.
final class Workers {
  private static final int BLOCKS_PER_THREAD = 16;
  private static final int LARGEST_BLOCK = 512;
  // Below this many elementary steps a second thread costs more than it saves.
  private static final long WORTH_A_THREAD = 100_000;

  private Workers() {}

  /// Work on the numbers `from <= number < to`; made once per thread, so it may keep scratch space.
  @FunctionalInterface
  interface Block {
    void run(int from, int to);
  }

  /// Covers the numbers below `count` in blocks; whichever thread is free takes the next block.
  ///
  /// @param threads the most threads to use
  /// @param cost the elementary steps of one number
  static void run(int threads, int count, long cost, Supplier<Block> maker) {
    int useful = Math.clamp(count * Math.max(1, cost) / WORTH_A_THREAD, 1, threads);
    if (useful == 1) {
      maker.get().run(0, count);
      return;
    }
    int size = Math.clamp(count / (useful * BLOCKS_PER_THREAD), 1, LARGEST_BLOCK);
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, useful)
        .parallel()
        .forEach(_ -> {
          Block block = maker.get();
          for (int from = next.getAndAdd(size); from < count; from = next.getAndAdd(size)) {
            block.run(from, Math.min(count, from + size));
          }
        });
  }
}
