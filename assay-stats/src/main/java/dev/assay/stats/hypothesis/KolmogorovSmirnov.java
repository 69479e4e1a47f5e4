package dev.assay.stats.hypothesis;

import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import java.util.Arrays;

/// The two-sample Kolmogorov-Smirnov test of "two independent samples have the same distribution".
///
/// References: Smirnov (1939); Hodges (1958), Arkiv foer Matematik 3; for ties Schroeer and
/// Trenkler (1995), Computational Statistics and Data Analysis 20.
///
/// @param statistic the largest distance of the two empirical distribution functions, in [0, 1]
/// @param pValue two-sided
public record KolmogorovSmirnov(double statistic, double pValue) {
  /// The largest product of the sample sizes for which the exact distribution is computed.
  public static final long MOST_EXACT = 100_000_000;

  private static final double SERIES_BORDER = 1.18;
  private static final int TERMS = 20;

  /// How the p-value is computed.
  public enum Method {
    /// The share of orders of the pooled sample that are as far apart, ties counted as they are.
    EXACT,
    /// Kolmogorov's limit at `sqrt(n m / (n + m)) D`.
    ASYMPTOTIC
  }

  /// The test.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, INVALID_ARGUMENT for an exact test with a
  ///   product of sizes above 100 million
  public static KolmogorovSmirnov of(double[] x, double[] y, Method method) {
    Arguments.finite("x", x);
    Arguments.finite("y", y);
    Steps steps = Steps.of(x, y);
    double n = x.length;
    double m = y.length;
    double statistic = steps.distance() / (n * m);
    if (method == Method.ASYMPTOTIC) {
      return new KolmogorovSmirnov(statistic, limitTail(Math.sqrt(n * m / (n + m)) * statistic));
    }
    Arguments.require(
        n * m <= MOST_EXACT, "the exact test takes at most " + MOST_EXACT + " pairs", n * m);
    return new KolmogorovSmirnov(statistic, exact(x.length, y.length, steps));
  }

  /// Where the empirical distribution functions may be compared.
  ///
  /// @param distance the largest `|i m - j n|` over prefixes of i and j values, a whole number
  /// @param comparable whether the prefix of that length ends a group of tied values
  private record Steps(long distance, boolean[] comparable) {
    static Steps of(double[] x, double[] y) {
      double[] first = x.clone();
      double[] second = y.clone();
      Arrays.sort(first);
      Arrays.sort(second);
      boolean[] comparable = new boolean[x.length + y.length + 1];
      long distance = 0;
      int i = 0;
      int j = 0;
      while (i < x.length || j < y.length) {
        double value =
            Math.min(
                i < x.length ? first[i] : Double.POSITIVE_INFINITY,
                j < y.length ? second[j] : Double.POSITIVE_INFINITY);
        while (i < x.length && first[i] == value) {
          i++;
        }
        while (j < y.length && second[j] == value) {
          j++;
        }
        comparable[i + j] = true;
        distance = Math.max(distance, Math.abs((long) i * y.length - (long) j * x.length));
      }
      return new Steps(distance, comparable);
    }
  }

  // Walks the lattice of prefixes; each order of the pooled sample is equally likely. The
  // probability
  // that reaches a prefix as far apart as the data is taken out and summed: no subtraction.
  private static double exact(int n, int m, Steps steps) {
    if (steps.distance() == 0) {
      return 1;
    }
    double outside = 0;
    double[] column = new double[m + 1];
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        double left = n + m - i - j + 1.0;
        double here = i == 0 && j == 0 ? 1 : 0;
        here += i > 0 ? column[j] * (n - i + 1) / left : 0;
        here += j > 0 ? column[j - 1] * (m - j + 1) / left : 0;
        boolean far =
            steps.comparable()[i + j] && Math.abs((long) i * m - (long) j * n) >= steps.distance();
        outside += far ? here : 0;
        column[j] = far ? 0 : here;
      }
    }
    return Math.min(1, outside);
  }

  /// The upper tail of Kolmogorov's distribution.
  private static double limitTail(double x) {
    if (x <= 0) {
      return 1;
    }
    double sum = 0;
    if (x < SERIES_BORDER) {
      for (int k = 1; k <= TERMS; k++) {
        double odd = (2 * k - 1) * Math.PI / x;
        sum += Math.exp(-odd * odd / 8);
      }
      return 1 - Math.sqrt(2 * Math.PI) / x * sum;
    }
    for (int k = TERMS; k >= 1; k--) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
    }
    return sum;
  }
}
