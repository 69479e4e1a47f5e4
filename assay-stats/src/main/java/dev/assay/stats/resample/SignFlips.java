package dev.assay.stats.resample;

import dev.assay.stats.Alternative;
import dev.assay.stats.RandomStream;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;

/// The sums of differences under all, or under random, signs.
final class SignFlips {
  /// The most differences whose signs are enumerated.
  static final int MOST_EXACT = 40;

  private static final int WORD = 64;
  private static final int NIBBLE = 4;
  private static final int NIBBLES = WORD / NIBBLE;
  private static final int PATTERNS = 1 << NIBBLE;
  // 16 words of rows make tables of 32 KiB, which stay in the cache nearest to the core.
  private static final int WORDS_AT_ONCE = 16;

  private SignFlips() {}

  /// The share of sign assignments whose sum reaches the observed one. Differences of 0 do not
  /// change that share and are left out.
  static double exact(double[] differences, double sum, Alternative alternative) {
    double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
    if (nonZero.length > MOST_EXACT) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT,
          "differences: at most " + MOST_EXACT + " are enumerated, not " + nonZero.length);
    }
    double[] first = sums(nonZero, 0, nonZero.length / 2);
    double[] second = sums(nonZero, nonZero.length / 2, nonZero.length);
    double slack = Permutation.slack(sum);
    double reached =
        switch (alternative) {
          case GREATER -> atLeast(first, second, sum - slack);
          // The distribution is symmetric around 0.
          case LESS -> atLeast(first, second, -sum - slack);
          case TWO_SIDED -> {
            double limit = Math.abs(sum) - slack;
            yield limit <= 0
                ? (double) first.length * second.length
                : 2 * atLeast(first, second, limit);
          }
        };
    return reached / ((double) first.length * second.length);
  }

  /// All signed sums of a range in ascending order, by merging the list shifted up and down.
  private static double[] sums(double[] differences, int from, int to) {
    double[] sums = {0};
    for (int k = from; k < to; k++) {
      double step = Math.abs(differences[k]);
      double[] next = new double[2 * sums.length];
      int low = 0;
      int high = 0;
      for (int i = 0; i < next.length; i++) {
        boolean down = low < sums.length && sums[low] - step <= sums[high] + step;
        next[i] = down ? sums[low++] - step : sums[high++] + step;
      }
      sums = next;
    }
    return sums;
  }

  private static double atLeast(double[] first, double[] second, double limit) {
    double count = 0;
    int j = second.length;
    for (double sum : first) {
      while (j > 0 && sum + second[j - 1] >= limit) {
        j--;
      }
      count += second.length - j;
    }
    return count;
  }

  /// The sum of the differences under random signs, for each replicate.
  ///
  /// A sum of four differences is one look-up by four random bits. Rows are taken in blocks whose
  /// tables stay in the cache, with all replicates of a thread's share passing over a block; the
  /// bits of a replicate are found by position, so the order of the work does not matter. Additions
  /// happen in the order of the rows for every replicate.
  static double[] random(double[] differences, Resampling resampling) {
    double[] results = new double[resampling.replicates()];
    int words = (differences.length + WORD - 1) / WORD;
    Workers.run(
        resampling.threads(),
        results.length,
        differences.length / 4,
        () -> {
          double[] tables = new double[WORDS_AT_ONCE * NIBBLES * PATTERNS];
          return (from, to) -> {
            for (int word = 0; word < words; word += WORDS_AT_ONCE) {
              int count = Math.min(WORDS_AT_ONCE, words - word);
              fillTables(differences, word, count, tables);
              for (int b = from; b < to; b++) {
                results[b] += partial(resampling.seed(), b, word, count, tables);
              }
            }
          };
        });
    return results;
  }

  private static double partial(long seed, int replicate, int word, int count, double[] tables) {
    double sum = 0;
    double other = 0;
    for (int k = 0; k < count; k++) {
      long bits = RandomStream.at(seed, replicate, (long) word + k);
      int base = k * NIBBLES * PATTERNS;
      for (int nibble = 0; nibble < NIBBLES; nibble += 2) {
        sum += tables[base + (nibble << NIBBLE) + (int) (bits & 15)];
        other += tables[base + ((nibble + 1) << NIBBLE) + (int) ((bits >>> 4) & 15)];
        bits >>>= 8;
      }
    }
    return sum + other;
  }

  private static void fillTables(double[] differences, int word, int count, double[] tables) {
    for (int group = 0; group < count * NIBBLES; group++) {
      int row = word * WORD + group * NIBBLE;
      for (int pattern = 0; pattern < PATTERNS; pattern++) {
        double sum = 0;
        for (int bit = 0; bit < NIBBLE && row + bit < differences.length; bit++) {
          double difference = differences[row + bit];
          sum += (pattern >> bit & 1) == 0 ? difference : -difference;
        }
        tables[group * PATTERNS + pattern] = sum;
      }
    }
  }
}
