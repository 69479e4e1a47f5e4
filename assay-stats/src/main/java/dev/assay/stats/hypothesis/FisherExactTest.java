package dev.assay.stats.hypothesis;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// Fisher's exact test of "rows and columns of a 2x2 table are independent", conditional on its
/// margins.
///
/// Reference: Fisher (1935), The logic of inductive inference, JRSS 98.
public final class FisherExactTest {
  private static final double SLACK = 1 + 1e-7;
  private static final int MOST = 20_000_000;

  private FisherExactTest() {}

  /// The p-value of the table `a b / c d`. Two-sided it is the probability of all tables that are
  /// no more likely than the observed one; with GREATER the odds ratio `ad/bc` is above 1. 1 where
  /// a margin is 0, for there is no other table then.
  ///
  /// @throws RefusedException EMPTY_INPUT where all counts are 0, INVALID_ARGUMENT for a negative
  ///   count or more than 20 million possible tables
  public static double pValue(int a, int b, int c, int d, Alternative alternative) {
    for (int count : new int[] {a, b, c, d}) {
      Arguments.require(count >= 0, "each count must not be negative", count);
    }
    long row = (long) a + b;
    long column = (long) a + c;
    long total = row + c + d;
    if (total == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "all counts are 0");
    }
    long first = Math.max(0, row + column - total);
    long last = Math.min(row, column);
    Arguments.require(last - first < MOST, "the table has too many alternatives", last - first);
    double[] weights = weights(row, column, total, first, last);
    int observed = (int) (a - first);
    double all = 0;
    double chosen = 0;
    for (int i = 0; i < weights.length; i++) {
      all += weights[i];
      boolean counts =
          switch (alternative) {
            case TWO_SIDED -> weights[i] <= weights[observed] * SLACK;
            case GREATER -> i >= observed;
            case LESS -> i <= observed;
          };
      chosen += counts ? weights[i] : 0;
    }
    return chosen / all;
  }

  // Hypergeometric probabilities up to a common factor, by their ratios from the mode outwards, so
  // that none overflows and the tails keep their relative accuracy.
  private static double[] weights(long row, long column, long total, long first, long last) {
    double[] weights = new double[(int) (last - first + 1)];
    long mode = Math.clamp((row + 1) * (column + 1) / (total + 2), first, last);
    int centre = (int) (mode - first);
    weights[centre] = 1;
    for (int i = centre + 1; i < weights.length; i++) {
      double k = first + i - 1.0;
      weights[i] =
          weights[i - 1] * ((row - k) / (k + 1)) * ((column - k) / (total - row - column + k + 1));
    }
    for (int i = centre - 1; i >= 0; i--) {
      double k = first + i;
      weights[i] =
          weights[i + 1] * ((k + 1) / (row - k)) * ((total - row - column + k + 1) / (column - k));
    }
    return weights;
  }
}
