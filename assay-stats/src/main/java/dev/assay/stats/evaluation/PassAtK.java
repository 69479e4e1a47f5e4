package dev.assay.stats.evaluation;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// How often `k` draws solve an item of whose `n` draws `c` were correct.
public final class PassAtK {
  private PassAtK() {}

  /// The unbiased estimate that at least one of `k` draws is correct, `1 - C(n-c, k) / C(n, k)`, in
  /// [0, 1]; exact to rounding also where it is tiny. (Chen et al. 2021, arXiv 2107.03374.)
  ///
  /// @throws RefusedException EMPTY_INPUT for `n` = 0, INVALID_ARGUMENT for `c` outside of [0, n]
  ///   or `k` outside of [1, n]
  public static double atLeastOne(long n, long c, long k) {
    check(n, c, k);
    if (c > n - k) {
      return 1;
    }
    // C(n-c, k) / C(n, k) = C(n-k, c) / C(n, c): the shorter product is taken.
    long terms = Math.min(k, c);
    long removed = Math.max(k, c);
    double log = 0;
    for (long i = 0; i < terms; i++) {
      log += Math.log1p(-(double) removed / (n - i));
    }
    return -Math.expm1(log);
  }

  /// The unbiased estimate that all of `k` draws are correct, `C(c, k) / C(n, k)`, in [0, 1], known
  /// as pass^k. (Yao et al. 2024, arXiv 2406.12045.)
  ///
  /// @throws RefusedException as {@link #atLeastOne}
  public static double all(long n, long c, long k) {
    check(n, c, k);
    if (k > c) {
      return 0;
    }
    double product = 1;
    for (long i = 0; i < k; i++) {
      product *= (double) (c - i) / (n - i);
    }
    return product;
  }

  private static void check(long n, long c, long k) {
    Arguments.require(n >= 0, "n must not be negative", n);
    Arguments.require(c >= 0 && c <= n, "c must lie between 0 and n = " + n, c);
    if (n == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "n is 0: there is no draw");
    }
    Arguments.require(k >= 1 && k <= n, "k must lie between 1 and n = " + n, k);
  }
}
