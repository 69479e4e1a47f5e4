package dev.assay.stats.descriptive;

import dev.assay.stats.Arguments;
import java.util.Arrays;

/// Ascending ranks from 1, where tied values share the mean of their ranks.
///
/// Values are tied where they are equal as IEEE numbers (0 and -0 are).
///
/// Reference: Kruskal and Wallis (1952), JASA 47.
///
/// @param ranks the rank of each observation, in the order of the sample
/// @param tieTerm the sum of `t^3 - t` over groups of t tied values; 0 without ties
public record MidRanks(double[] ranks, double tieTerm) {

  /// The ranks of a sample.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT
  public static MidRanks of(double[] x) {
    Arguments.finite("x", x);
    int n = x.length;
    double[] sorted = new double[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = x[i] + 0.0;
    }
    Arrays.sort(sorted);
    double[] rankAt = new double[n];
    double tieTerm = 0;
    for (int start = 0; start < n; ) {
      int end = start + 1;
      while (end < n && sorted[end] == sorted[start]) {
        end++;
      }
      Arrays.fill(rankAt, start, end, (start + 1 + end) / 2.0);
      double tied = end - start;
      tieTerm += tied * tied * tied - tied;
      start = end;
    }
    double[] ranks = new double[n];
    for (int i = 0; i < n; i++) {
      ranks[i] = rankAt[Arrays.binarySearch(sorted, x[i] + 0.0)];
    }
    return new MidRanks(ranks, tieTerm);
  }

  /// Whether two values are equal.
  public boolean tied() {
    return tieTerm > 0;
  }
}
