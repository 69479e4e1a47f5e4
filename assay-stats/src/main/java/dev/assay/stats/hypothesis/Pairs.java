package dev.assay.stats.hypothesis;

import dev.assay.stats.Arguments;

/// The differences of two columns on the same items.
final class Pairs {
  private Pairs() {}

  static double[] differences(double[] x, double[] y) {
    Arguments.sameLength("x", x.length, "y", y.length);
    Arguments.finite("x", x);
    Arguments.finite("y", y);
    double[] differences = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      differences[i] = x[i] - y[i];
    }
    return differences;
  }
}
