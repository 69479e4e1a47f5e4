package dev.assay.stats;

import java.util.Arrays;

/// The ordinary bootstrap: `n` draws with replacement from `n` rows, as multinomial counts.
///
/// Each replicate owns a random stream that is a function of the seed and the replicate's number,
/// so the same seed gives the same numbers at any concurrency.
///
/// Reference: Efron, B. (1979), Bootstrap methods: another look at the jackknife, Annals of
/// Statistics 7.
public final class RowResampler implements Resampler {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final long seed;

  /// Draws from the streams that belong to `seed`.
  public RowResampler(long seed) {
    this.seed = seed;
  }

  @Override
  public void fill(long replicate, double[] weights) {
    Arrays.fill(weights, 0);
    int n = weights.length;
    long state = mix(mix(seed) ^ (replicate * GOLDEN_GAMMA));
    int drawn = 0;
    while (drawn < n) {
      state += GOLDEN_GAMMA;
      long bits = mix(state);
      weights[scale(bits >>> 32, n)]++;
      drawn++;
      if (drawn < n) {
        weights[scale(bits & 0xFFFFFFFFL, n)]++;
        drawn++;
      }
    }
  }

  // A 32-bit draw times n, shifted, favours some rows by at most n / 2^32: one part in 40,000 at
  // n = 100,000, far below the Monte Carlo error of any number of replicates that is ever drawn.
  private static int scale(long bits32, int n) {
    return (int) ((bits32 * n) >>> 32);
  }

  /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014, Fast splittable pseudorandom number
  /// generators, OOPSLA).
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
