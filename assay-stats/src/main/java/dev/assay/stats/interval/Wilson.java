package dev.assay.stats.interval;

import dev.assay.stats.interval.ProportionMethod.Limits;

/// Wilson's score limits of a proportion `p` of `n` trials, where `n` need not be whole.
final class Wilson {
  private Wilson() {}

  static Limits limits(double p, double n, double z) {
    double square = z * z / n;
    double centre = p + square / 2;
    double reach = z * Math.sqrt(p * (1 - p) / n + square / (4 * n));
    return new Limits(
        p == 0 ? 0 : (centre - reach) / (1 + square), p == 1 ? 1 : (centre + reach) / (1 + square));
  }

  static Limits corrected(double p, double n, double z) {
    double q = 1 - p;
    double scale = 2 * (n + z * z);
    double lower = z * Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1));
    double upper = z * Math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1));
    return new Limits(
        p == 0 ? 0 : (2 * n * p + z * z - 1 - lower) / scale,
        p == 1 ? 1 : (2 * n * p + z * z + 1 + upper) / scale);
  }
}
