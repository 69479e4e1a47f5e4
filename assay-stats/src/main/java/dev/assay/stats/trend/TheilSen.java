package dev.assay.stats.trend;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Quantiles;
import java.util.Arrays;

/// The line through a series that a few wild values do not bend: the median of the slopes of all
/// pairs.
///
/// Equal to SciPy's `theilslopes`. All pairs are formed: time and memory grow with the square of
/// the length. References: Theil (1950); Sen (1968), JASA 63.
///
/// @param slope the median slope, in units of `y` for a unit of `x`; pairs with equal `x` have none
/// @param intercept `median(y) - slope median(x)`
public record TheilSen(double slope, double intercept) {
  private static final int LONGEST = 20_000;

  /// The line.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, INVALID_ARGUMENT for different lengths or
  ///   more than 20,000 values, TOO_FEW_OBSERVATIONS below 2, DEGENERATE where all `x` are equal
  public static TheilSen of(double[] x, double[] y) {
    Arguments.finite("x", x);
    Arguments.finite("y", y);
    Arguments.sameLength("x", x.length, "y", y.length);
    Arguments.atLeast("x", 2, x.length);
    Arguments.require(
        x.length <= LONGEST, "there must be at most " + LONGEST + " values", x.length);
    double[] slopes = new double[x.length * (x.length - 1) / 2];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        double apart = x[j] - x[i];
        if (apart != 0) {
          slopes[count++] = (y[j] - y[i]) / apart;
        }
      }
    }
    if (count == 0) {
      throw new RefusedException(Refusal.DEGENERATE, "all values of x are equal");
    }
    double slope = Quantiles.selected(0.5, Arrays.copyOf(slopes, count));
    return new TheilSen(slope, Quantiles.median(y) - slope * Quantiles.median(x));
  }
}
