package dev.assay.stats.distance;

import dev.assay.stats.Arguments;

/// The squared maximum mean discrepancy of two samples of vectors, with the Gaussian kernel `k(u,
/// v) = exp(-|u - v|² / (2 bandwidth²))`.
///
/// `mean k(x, x') + mean k(y, y') - 2 mean k(x, y)`; 0 in the limit if, and only if, the
/// distributions are equal. It costs `O((n + m)² d)`. (Gretton et al. 2012, JMLR 13.)
public final class MeanDiscrepancy {
  private MeanDiscrepancy() {}

  /// The estimate that averages all pairs, each vector with itself included; at least 0 but biased
  /// upwards.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH for vectors
  ///   of different length, INVALID_ARGUMENT for a bandwidth that is not positive
  public static double biased(double[][] x, double[][] y, double bandwidth) {
    check(x, y, bandwidth);
    double n = x.length;
    double m = y.length;
    double sum =
        (2 * within(x, bandwidth) + n) / (n * n)
            + (2 * within(y, bandwidth) + m) / (m * m)
            - 2 * between(x, y, bandwidth) / (n * m);
    return Math.max(0, sum);
  }

  /// The unbiased estimate, which leaves out the pairs of a vector with itself; it may be negative.
  ///
  /// @throws dev.assay.stats.RefusedException as {@link #biased}, and TOO_FEW_OBSERVATIONS below
  ///   two vectors in a sample
  public static double unbiased(double[][] x, double[][] y, double bandwidth) {
    check(x, y, bandwidth);
    Arguments.atLeast("x", 2, x.length);
    Arguments.atLeast("y", 2, y.length);
    double n = x.length;
    double m = y.length;
    return 2 * within(x, bandwidth) / (n * (n - 1))
        + 2 * within(y, bandwidth) / (m * (m - 1))
        - 2 * between(x, y, bandwidth) / (n * m);
  }

  private static void check(double[][] x, double[][] y, double bandwidth) {
    Arguments.finite("bandwidth", bandwidth);
    Arguments.positive("bandwidth", bandwidth);
    Arguments.atLeast("x", 1, x.length);
    Arguments.atLeast("y", 1, y.length);
    vectors("x", x, x[0].length);
    vectors("y", y, x[0].length);
  }

  private static void vectors(String name, double[][] sample, int dimensions) {
    for (int i = 0; i < sample.length; i++) {
      Arguments.sameLength("x[0]", dimensions, name + "[" + i + "]", sample[i].length);
      Arguments.finite(name + "[" + i + "]", sample[i]);
    }
  }

  private static double within(double[][] sample, double bandwidth) {
    double sum = 0;
    for (int i = 0; i < sample.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += kernel(sample[i], sample[j], bandwidth);
      }
    }
    return sum;
  }

  private static double between(double[][] x, double[][] y, double bandwidth) {
    double sum = 0;
    for (double[] u : x) {
      for (double[] v : y) {
        sum += kernel(u, v, bandwidth);
      }
    }
    return sum;
  }

  private static double kernel(double[] u, double[] v, double bandwidth) {
    double squares = 0;
    for (int d = 0; d < u.length; d++) {
      double step = (u[d] - v[d]) / bandwidth;
      squares += step * step;
    }
    return Math.exp(-squares / 2);
  }
}
