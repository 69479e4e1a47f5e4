package dev.assay.stats.distance;

import dev.assay.stats.Arguments;
import java.util.Arrays;

/// Distances between the empirical distribution functions `F` and `G` of two samples.
///
/// Sorting both samples costs `O(n log n)`, the merge is linear. Ties count by their multiplicity;
/// equal samples have distance 0.
///
/// References: Vallender (1974), Calculation of the Wasserstein distance between probability
/// distributions on the line, Theory of Probability and its Applications 18; Székely and Rizzo
/// (2013), Energy statistics, Journal of Statistical Planning and Inference 143.
public final class SampleDistance {
  private SampleDistance() {}

  /// The Wasserstein-1 (earth mover's) distance, `integral of |F - G|`, in the unit of the data, at
  /// least 0; equal to SciPy's `wasserstein_distance`.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT or NAN_INPUT
  public static double wasserstein(double[] x, double[] y) {
    return integral(x, y, false);
  }

  /// The energy distance, `sqrt(2 * integral of (F - G)^2)`, in the root of the data's unit, at
  /// least 0; equal to SciPy's `energy_distance` (Székely and Rizzo 2013).
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT or NAN_INPUT
  public static double energy(double[] x, double[] y) {
    return Math.sqrt(2 * integral(x, y, true));
  }

  private static double integral(double[] x, double[] y, boolean squared) {
    Arguments.finite("x", x);
    Arguments.finite("y", y);
    double[] a = x.clone();
    double[] b = y.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    double sum = 0;
    double at = Math.min(a[0], b[0]);
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      double next = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
      double gap = (double) i / a.length - (double) j / b.length;
      sum += (squared ? gap * gap : Math.abs(gap)) * (next - at);
      while (i < a.length && a[i] == next) {
        i++;
      }
      while (j < b.length && b[j] == next) {
        j++;
      }
      at = next;
    }
    return sum;
  }
}
