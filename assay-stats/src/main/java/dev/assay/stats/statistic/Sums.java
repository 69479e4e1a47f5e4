package dev.assay.stats.statistic;

/// Weighted sums over whole arrays, in eight independent chains so that additions overlap.
final class Sums {
  private Sums() {}

  /// `sum(w * x)`.
  static double product(double[] w, double[] x) {
    int n = x.length;
    int main = n & ~7;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int i = 0; i < main; i += 8) {
      a += w[i] * x[i];
      b += w[i + 1] * x[i + 1];
      c += w[i + 2] * x[i + 2];
      d += w[i + 3] * x[i + 3];
      e += w[i + 4] * x[i + 4];
      f += w[i + 5] * x[i + 5];
      g += w[i + 6] * x[i + 6];
      h += w[i + 7] * x[i + 7];
    }
    for (int i = main; i < n; i++) {
      a += w[i] * x[i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }

  /// `sum(w * (x - center)^2)`.
  static double squares(double[] w, double[] x, double center) {
    int n = x.length;
    int main = n & ~3;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = 0; i < main; i += 4) {
      double p = x[i] - center;
      double q = x[i + 1] - center;
      double r = x[i + 2] - center;
      double s = x[i + 3] - center;
      a += w[i] * p * p;
      b += w[i + 1] * q * q;
      c += w[i + 2] * r * r;
      d += w[i + 3] * s * s;
    }
    for (int i = main; i < n; i++) {
      double p = x[i] - center;
      a += w[i] * p * p;
    }
    return (a + b) + (c + d);
  }

  /// `sum(w[rows[i]])` for `from <= i < to`.
  static double gather(double[] w, int[] rows, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      a += w[rows[i]];
      b += w[rows[i + 1]];
      c += w[rows[i + 2]];
      d += w[rows[i + 3]];
    }
    for (; i < to; i++) {
      a += w[rows[i]];
    }
    return (a + b) + (c + d);
  }
}
