package dev.assay.stats;

/// The differences of two columns on the same items.
///
/// Pairing takes out what two columns share: `var(x - y) = var(x) + var(y) - 2 cov(x, y)` (Student
/// 1908, The probable error of a mean, Biometrika 6). Tied values need no care.
public final class Pairs {
  private Pairs() {}

  /// The differences `x - y`, in the unit of the data.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH
  public static double[] differences(double[] x, double[] y) {
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
