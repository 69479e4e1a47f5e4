package dev.assay.stats.correction;

import dev.assay.stats.Arguments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A correction of p-values for the number of comparisons made.
///
/// The adjusted values stand in the order of the given ones, are in [0, 1] and never smaller; an
/// hypothesis is rejected at a level where its adjusted value is at most that level. The
/// family-wise corrections bound the chance of any false rejection, the two of Benjamini the
/// expected share of false ones among the rejections. With one p-value every correction leaves it
/// as it is.
///
/// References: Holm (1979), Scandinavian Journal of Statistics 6; Hochberg (1988), Biometrika 75;
/// Hommel (1988), Biometrika 75; Benjamini and Hochberg (1995), JRSS B 57; Benjamini and Yekutieli
/// (2001), Annals of Statistics 29.
public enum Correction {
  /// `n p` (family-wise, any dependence).
  BONFERRONI {
    @Override
    double[] adjustSorted(double[] p) {
      return IntStream.range(0, p.length).mapToDouble(i -> Math.min(1, p.length * p[i])).toArray();
    }
  },
  /// `1 - (1 - p)^n`, without cancellation (family-wise, independent tests; Sidak 1967).
  SIDAK {
    @Override
    double[] adjustSorted(double[] p) {
      return Arrays.stream(p).map(each -> -Math.expm1(p.length * Math.log1p(-each))).toArray();
    }
  },
  /// Stepping down from the smallest: the running maximum of `(n - i + 1) p(i)` (family-wise, any
  /// dependence; Holm 1979). The default of gates.
  HOLM {
    @Override
    double[] adjustSorted(double[] p) {
      double[] adjusted = new double[p.length];
      double running = 0;
      for (int i = 0; i < p.length; i++) {
        running = Math.max(running, (p.length - i) * p[i]);
        adjusted[i] = Math.min(1, running);
      }
      return adjusted;
    }
  },
  /// Stepping up from the largest: the running minimum of `(n - i + 1) p(i)` (family-wise,
  /// independent or positively dependent tests; Hochberg 1988).
  HOCHBERG {
    @Override
    double[] adjustSorted(double[] p) {
      return stepUp(p, i -> p.length - i);
    }
  },
  /// By all intersection hypotheses with Simes' test (family-wise, as Hochberg and never weaker;
  /// Hommel 1988, in the form of Wright 1992).
  HOMMEL {
    @Override
    double[] adjustSorted(double[] p) {
      return hommel(p);
    }
  },
  /// Stepping up with `n p(i) / i` (false discovery rate, independent or positively dependent
  /// tests; Benjamini and Hochberg 1995). The default of exploration.
  BENJAMINI_HOCHBERG {
    @Override
    double[] adjustSorted(double[] p) {
      return stepUp(p, i -> (double) p.length / (i + 1));
    }
  },
  /// As Benjamini-Hochberg times `1 + 1/2 + ... + 1/n` (false discovery rate, any dependence;
  /// Benjamini and Yekutieli 2001).
  BENJAMINI_YEKUTIELI {
    @Override
    double[] adjustSorted(double[] p) {
      double harmonic = IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum();
      return stepUp(p, i -> harmonic * p.length / (i + 1));
    }
  };

  /// The adjusted p-values, in the order of the given ones.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, or INVALID_ARGUMENT for a
  ///   value outside of [0, 1]
  public double[] adjust(double[] p) {
    Arguments.finite("p", p);
    for (double each : p) {
      Arguments.require(each >= 0 && each <= 1, "each of p must lie between 0 and 1", each);
    }
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = adjustSorted(Arrays.stream(order).mapToDouble(i -> p[i]).toArray());
    double[] adjusted = new double[p.length];
    for (int i = 0; i < order.length; i++) {
      adjusted[order[i]] = sorted[i];
    }
    return adjusted;
  }

  /// The adjusted values of p-values in ascending order.
  abstract double[] adjustSorted(double[] p);

  /// The factor of the p-value at an index in ascending order.
  private interface Factor {
    double at(int index);
  }

  private static double[] stepUp(double[] p, Factor factor) {
    double[] adjusted = new double[p.length];
    double running = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      running = Math.min(running, factor.at(i) * p[i]);
      adjusted[i] = running;
    }
    return adjusted;
  }

  private static double[] hommel(double[] p) {
    int n = p.length;
    double smallest = 1;
    for (int i = 0; i < n; i++) {
      smallest = Math.min(smallest, n * p[i] / (i + 1));
    }
    double[] adjusted = new double[n];
    Arrays.fill(adjusted, smallest);
    double[] candidate = new double[n];
    for (int m = n - 1; m >= 2; m--) {
      int heads = n - m + 1;
      double simes = Double.POSITIVE_INFINITY;
      for (int i = heads; i < n; i++) {
        simes = Math.min(simes, m * p[i] / (i - heads + 2));
      }
      for (int i = 0; i < n; i++) {
        candidate[i] = i < heads ? Math.min(m * p[i], simes) : candidate[heads - 1];
        adjusted[i] = Math.max(adjusted[i], candidate[i]);
      }
    }
    for (int i = 0; i < n; i++) {
      adjusted[i] = Math.min(1, Math.max(adjusted[i], p[i]));
    }
    return adjusted;
  }
}
