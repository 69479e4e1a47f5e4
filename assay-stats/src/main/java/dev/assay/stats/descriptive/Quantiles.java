package dev.assay.stats.descriptive;

import dev.assay.stats.Arguments;
import java.util.Arrays;

/// Sample quantiles, in the unit of the data, by any of the nine Hyndman-Fan definitions.
///
/// With one observation every quantile is that observation. Ties need no care. `p` is in [0, 1].
///
/// Reference: Hyndman and Fan (1996), Sample quantiles in statistical packages, American
/// Statistician 50.
public final class Quantiles {
  private Quantiles() {}

  /// The quantile at `p` by type 7.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, or INVALID_ARGUMENT for a `p`
  ///   outside of [0, 1]
  public static double at(double p, double[] x) {
    return at(new double[] {p}, x, QuantileType.TYPE_7)[0];
  }

  /// The quantiles at each of `p`, by the given definition.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, or INVALID_ARGUMENT for a `p`
  ///   outside of [0, 1]
  public static double[] at(double[] p, double[] x, QuantileType type) {
    Arguments.finite("x", x);
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double[] quantiles = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      quantiles[i] = ofSorted(p[i], sorted, type);
    }
    return quantiles;
  }

  /// The quantile at `p` of a sample that is in ascending order already, which is not checked: of
  /// the sample only the one or two values that the quantile lies between are looked at.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, or INVALID_ARGUMENT for a `p`
  ///   outside of [0, 1]
  public static double ofSorted(double p, double[] sorted, QuantileType type) {
    Arguments.atLeast("x", 1, sorted.length);
    Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
    double quantile = type.at(p, sorted);
    Arguments.finite("the quantile of x", quantile);
    return quantile;
  }

  /// The quantile at `p` by type 7 of values that are put in another order on the way: of the many
  /// replicates of a bootstrap, or the slopes of all pairs, a few quantiles are several times
  /// quicker selected than sorted. Infinite values are taken as they are.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, or INVALID_ARGUMENT for a `p`
  ///   outside of [0, 1]
  public static double selected(double p, double[] x) {
    Arguments.atLeast("x", 1, x.length);
    Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
    for (double value : x) {
      if (Double.isNaN(value)) {
        Arguments.finite("x", value);
      }
    }
    return Selection.quantile(x, p);
  }

  /// The median: the middle observation, or the mean of the two in the middle.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT
  public static double median(double[] x) {
    return at(0.5, x);
  }
}
