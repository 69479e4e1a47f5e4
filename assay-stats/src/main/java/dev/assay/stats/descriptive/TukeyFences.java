package dev.assay.stats.descriptive;

import dev.assay.stats.Arguments;
import java.util.Arrays;

/// The limits beyond which an observation counts as an outlier: `q1 - k IQR` and `q3 + k IQR`, with
/// type-7 quartiles (Tukey 1977, Exploratory Data Analysis).
///
/// @param lower the lower limit, in the unit of the data
/// @param upper the upper limit
/// @param outliers how many observations lie strictly outside
public record TukeyFences(double lower, double upper, int outliers) {

  /// The fences of a sample; of a constant one both are its value.
  ///
  /// @param k the multiple of the interquartile range, at least 0; usually 1.5
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, or INVALID_ARGUMENT for a `k`
  ///   that is negative or not finite
  public static TukeyFences of(double[] x, double k) {
    Arguments.require(k >= 0 && Double.isFinite(k), "k must be finite and not negative", k);
    double[] quartiles = Quantiles.at(new double[] {0.25, 0.75}, x, QuantileType.TYPE_7);
    double reach = k * (quartiles[1] - quartiles[0]);
    double lower = quartiles[0] - reach;
    double upper = quartiles[1] + reach;
    int outliers = (int) Arrays.stream(x).filter(v -> v < lower || v > upper).count();
    return new TukeyFences(lower, upper, outliers);
  }
}
