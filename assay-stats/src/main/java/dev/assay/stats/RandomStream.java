package dev.assay.stats;

/// A stream of random numbers that is a function of a seed and a stream number, so that whoever
/// takes a stream gets the same numbers on whatever thread.
///
/// The generator is SplitMix64 (Steele, Lea and Flood 2014, Fast splittable pseudorandom number
/// generators, OOPSLA); its state is a counter, so any position is reached in one step.
public final class RandomStream {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  /// The most that {@link #nextBlock} gives at once.
  static final int BLOCK = 256;

  private static final long[] STEPS = steps();

  private final long[] block = new long[BLOCK];
  private long state;

  /// The stream of that number for a seed.
  public RandomStream(long seed, long stream) {
    restart(seed, stream);
  }

  /// Continues as the stream of that number for a seed, from its start.
  public void restart(long seed, long stream) {
    state = start(seed, stream);
  }

  /// The next 64 random bits.
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /// The next `count` times 64 random bits, the same that as many calls of `nextLong` give, in an
  /// array that the next call overwrites. The loop has no state of its own, so it is compiled to
  /// vector instructions.
  ///
  /// @param count at most 256
  long[] nextBlock(int count) {
    long start = state;
    for (int i = 0; i < count; i++) {
      block[i] = mix(start + STEPS[i]);
    }
    state = start + count * GOLDEN_GAMMA;
    return block;
  }

  /// The next number in (0, 1), never an end of the interval.
  public double nextDouble() {
    return ((nextLong() >>> 11) + 0.5) * UNIT;
  }

  /// The next number in [0, bound).
  ///
  /// A 32-bit draw times the bound, shifted, favours some numbers by at most `bound / 2^32`, far
  /// below the Monte Carlo error of any number of replicates that is ever drawn.
  public int nextInt(int bound) {
    return scale(nextLong() >>> 32, bound);
  }

  /// The 64 bits at `position` of the stream, counted from 0, without moving.
  public static long at(long seed, long stream, long position) {
    return mix(start(seed, stream) + (position + 1) * GOLDEN_GAMMA);
  }

  static int scale(long bits32, int bound) {
    return (int) ((bits32 * bound) >>> 32);
  }

  static long start(long seed, long stream) {
    return mix(mix(seed) ^ (stream * GOLDEN_GAMMA));
  }

  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long[] steps() {
    long[] steps = new long[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      steps[i] = (i + 1) * GOLDEN_GAMMA;
    }
    return steps;
  }
}
