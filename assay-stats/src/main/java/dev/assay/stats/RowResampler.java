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
  private final long seed;
  private final RandomStream random;

  /// Draws from the streams that belong to `seed`.
  public RowResampler(long seed) {
    this.seed = seed;
    this.random = new RandomStream(seed, 0);
  }

  @Override
  public double fill(long replicate, double[] weights) {
    Arrays.fill(weights, 0);
    random.restart(seed, replicate);
    return draw(random, weights, 0, weights.length);
  }

  /// Adds as many draws as there are places to `weights` from `from` until `to`; two draws from
  /// each 64 random bits.
  ///
  /// @return the number of draws
  public static double draw(RandomStream random, double[] weights, int from, int to) {
    int n = to - from;
    for (int left = n / 2; left > 0; left -= RandomStream.BLOCK) {
      int count = Math.min(left, RandomStream.BLOCK);
      long[] block = random.nextBlock(count);
      for (int i = 0; i < count; i++) {
        long bits = block[i];
        weights[from + RandomStream.scale(bits >>> 32, n)]++;
        weights[from + RandomStream.scale(bits & 0xFFFFFFFFL, n)]++;
      }
    }
    if ((n & 1) == 1) {
      weights[from + random.nextInt(n)]++;
    }
    return n;
  }

  /// The sum of the values on which the draws of a replicate fall: what `fill` followed by a
  /// weighted sum would give, up to rounding, without the counts.
  public double sum(long replicate, double[] values) {
    random.restart(seed, replicate);
    int n = values.length;
    double first = 0;
    double second = 0;
    for (int left = n / 2; left > 0; left -= RandomStream.BLOCK) {
      int count = Math.min(left, RandomStream.BLOCK);
      long[] block = random.nextBlock(count);
      for (int i = 0; i < count; i++) {
        long bits = block[i];
        first += values[RandomStream.scale(bits >>> 32, n)];
        second += values[RandomStream.scale(bits & 0xFFFFFFFFL, n)];
      }
    }
    if ((n & 1) == 1) {
      first += values[random.nextInt(n)];
    }
    return first + second;
  }
}
