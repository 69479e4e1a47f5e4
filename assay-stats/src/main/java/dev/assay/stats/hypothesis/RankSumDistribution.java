package dev.assay.stats.hypothesis;

/// The distribution of the Mann-Whitney U of two samples without ties.
///
/// The number of orders with a given U is a coefficient of the Gaussian binomial polynomial, the
/// product of `(1 - q^(m+i)) / (1 - q^i)` over i = 1..n, built factor by factor and scaled to
/// probabilities on the way. Only the lower half is computed, in which the coefficients rise, so
/// that the subtractions do not cancel.
final class RankSumDistribution {
  private RankSumDistribution() {}

  /// The probability that U is at most `value`, for samples of sizes n and m.
  static double atMost(int n, int m, long value) {
    long pairs = (long) n * m;
    if (value < 0) {
      return 0;
    }
    if (2 * value >= pairs) {
      return 1 - atMost(n, m, pairs - value - 1);
    }
    double sum = 0;
    for (double probability : probabilities(Math.min(n, m), Math.max(n, m), (int) value)) {
      sum += probability;
    }
    return sum;
  }

  private static double[] probabilities(int n, int m, int last) {
    double[] p = new double[last + 1];
    p[0] = 1;
    for (int i = 1; i <= n; i++) {
      for (int u = last; u >= m + i; u--) {
        p[u] -= p[u - m - i];
      }
      for (int u = i; u <= last; u++) {
        p[u] += p[u - i];
      }
      double scale = (double) i / (m + i);
      for (int u = 0; u <= last; u++) {
        p[u] *= scale;
      }
    }
    return p;
  }
}
