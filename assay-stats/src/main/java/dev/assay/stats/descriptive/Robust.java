package dev.assay.stats.descriptive;

import dev.assay.stats.Arguments;
import java.util.Arrays;

/// Location and scale that a few wild observations cannot move, in the unit of the data.
///
/// References: Tukey (1977), Exploratory data analysis; Hampel (1974), The influence curve and its
/// role in robust estimation, JASA 69.
public final class Robust {
  /// The third quartile of the standard normal distribution: the median absolute deviation of a
  /// normal sample is this times its standard deviation.
  private static final double NORMAL_QUARTILE = 0.6744897501960817;

  private Robust() {}

  /// The mean of what is left after the `floor(n * proportion)` smallest and as many of the largest
  /// observations are dropped; 0.25 gives the interquartile mean.
  ///
  /// @param proportion the share to drop at each end, in [0, 0.5]
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, or INVALID_ARGUMENT for a
  ///   proportion outside of its range or one that leaves nothing
  public static double trimmedMean(double[] x, double proportion) {
    Arguments.finite("x", x);
    Arguments.require(
        proportion >= 0 && proportion <= 0.5, "proportion must lie between 0 and 0.5", proportion);
    int dropped = (int) Math.floor(x.length * proportion);
    Arguments.require(2 * dropped < x.length, "proportion must leave something of x", proportion);
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return Moments.mean("x", Arrays.copyOfRange(sorted, dropped, x.length - dropped));
  }

  /// The median absolute deviation from the median, `median |x - median x|`; 0 where more than half
  /// of the sample is tied.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT
  public static double medianAbsoluteDeviation(double[] x) {
    double median = Quantiles.median(x);
    return Quantiles.median(Arrays.stream(x).map(value -> Math.abs(value - median)).toArray());
  }

  /// The median absolute deviation divided by the third normal quartile, which estimates the
  /// standard deviation of a normal sample.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT
  public static double normalDeviation(double[] x) {
    return medianAbsoluteDeviation(x) / NORMAL_QUARTILE;
  }
}
