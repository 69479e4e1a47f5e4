package dev.assay.stats.agreement;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;

/// Krippendorff's alpha: `1 - observed / expected disagreement` of any number of raters, on any
/// scale, with missing ratings.
///
/// Theory. Over the units with at least two ratings, let unit `u` have `m_u` of them, `n_c` be the
/// number of ratings of value `c`, `n` their sum, and `d(c, k)` the squared distance of the scale.
/// Then `alpha = 1 - (n - 1) * sum_u sum_{i != j} d(x_ui, x_uj) / (m_u - 1) / sum_{c != k} n_c n_k
/// d(c, k)`, which is the coincidence-matrix form (Krippendorff, Content Analysis, 2004, ch. 11;
/// Computing Krippendorff's Alpha-Reliability, 2011). Both sums are written here without the
/// matrix: a sum of squared differences over all pairs of `m` numbers is `2 m` times their squared
/// deviations from their mean, and the ordinal distance is the squared difference of mid-ranks. So
/// nominal, ordinal and interval alpha cost one pass over the ratings; the ratio scale costs one
/// pass over the pairs of distinct values, too.
public final class KrippendorffAlpha {
  private final Ratings ratings;
  private final Scale scale;
  private final double[] perValue;
  private final double[] position;

  /// @throws RefusedException INVALID_ARGUMENT for negative values on the ratio scale
  KrippendorffAlpha(Ratings ratings, Scale scale) {
    if (scale == Scale.RATIO && ratings.categories() > 0) {
      Arguments.require(
          ratings.value(0) >= 0,
          "ratings must not be negative on the ratio scale",
          ratings.value(0));
    }
    this.ratings = ratings;
    this.scale = scale;
    this.perValue = new double[ratings.categories()];
    this.position = new double[ratings.categories()];
  }

  /// Alpha of the ratings, at most 1; 0 where raters agree as often as chance, negative below.
  ///
  /// Units with fewer than two ratings are left out. No tie or order of raters matters.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS if no unit has two ratings, DEGENERATE if all
  ///   pairable ratings are equal, INVALID_ARGUMENT for negative values on the ratio scale
  public static double of(Ratings ratings, Scale scale) {
    if (ratings.pairable() == 0) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS, "ratings must hold a unit with at least two ratings");
    }
    double[] weights = new double[ratings.units()];
    Arrays.fill(weights, 1);
    double alpha = new KrippendorffAlpha(ratings, scale).weighted(weights);
    if (Double.isNaN(alpha)) {
      throw new RefusedException(
          Refusal.DEGENERATE, "ratings must hold at least two different pairable values");
    }
    return alpha;
  }

  /// Alpha with each unit counted as often as its weight says; NaN where it is not defined.
  double weighted(double[] weights) {
    double total = tally(weights);
    double expected = expected(total);
    // A constant sample has no expected disagreement but for rounding of its mean.
    if (!(expected > 0)) {
      return Double.NaN;
    }
    return 1 - (total - 1) * observed(weights) / expected;
  }

  /// Counts the pairable ratings of each value, places the values, and returns their number.
  private double tally(double[] weights) {
    Arrays.fill(perValue, 0);
    int[] codes = ratings.codes();
    double total = 0;
    for (int unit = 0; unit < weights.length; unit++) {
      int count = ratings.count(unit);
      if (count >= 2 && weights[unit] > 0) {
        total += weights[unit] * count;
        for (int i = ratings.start(unit); i < ratings.start(unit + 1); i++) {
          perValue[codes[i]] += weights[unit];
        }
      }
    }
    place(total);
    return total;
  }

  private void place(double total) {
    if (scale == Scale.ORDINAL) {
      double before = 0;
      for (int c = 0; c < position.length; c++) {
        position[c] = before + perValue[c] / 2 - total / 2;
        before += perValue[c];
      }
    } else {
      double center = scale == Scale.INTERVAL ? center(total) : 0;
      for (int c = 0; c < position.length; c++) {
        position[c] = ratings.value(c) - center;
      }
    }
  }

  private double center(double total) {
    double sum = 0;
    double last = 0;
    int seen = 0;
    for (int c = 0; c < perValue.length; c++) {
      if (perValue[c] > 0) {
        sum += perValue[c] / total * ratings.value(c);
        last = ratings.value(c);
        seen++;
      }
    }
    return seen == 1 ? last : sum;
  }

  private double expected(double total) {
    double sum = 0;
    switch (scale) {
      case NOMINAL -> {
        for (double count : perValue) {
          sum += count * (total - count);
        }
      }
      case ORDINAL, INTERVAL -> {
        double mean = 0;
        for (int c = 0; c < perValue.length; c++) {
          mean += perValue[c] * position[c] / total;
        }
        for (int c = 0; c < perValue.length; c++) {
          sum += 2 * total * perValue[c] * square(position[c] - mean);
        }
      }
      case RATIO -> {
        for (int c = 0; c < perValue.length; c++) {
          for (int k = 0; k < c; k++) {
            sum += 2 * perValue[c] * perValue[k] * ratio(position[c], position[k]);
          }
        }
      }
    }
    return sum;
  }

  private double observed(double[] weights) {
    double sum = 0;
    for (int unit = 0; unit < weights.length; unit++) {
      int count = ratings.count(unit);
      if (count >= 2 && weights[unit] > 0) {
        double within =
            scale == Scale.NOMINAL || scale == Scale.RATIO ? byPairs(unit) : bySquares(unit, count);
        sum += weights[unit] * within / (count - 1);
      }
    }
    return sum;
  }

  private double byPairs(int unit) {
    int[] codes = ratings.codes();
    double sum = 0;
    for (int i = ratings.start(unit); i < ratings.start(unit + 1); i++) {
      for (int j = ratings.start(unit); j < i; j++) {
        if (codes[i] != codes[j]) {
          sum += scale == Scale.NOMINAL ? 1 : ratio(position[codes[i]], position[codes[j]]);
        }
      }
    }
    return 2 * sum;
  }

  private double bySquares(int unit, int count) {
    int[] codes = ratings.codes();
    double mean = 0;
    for (int i = ratings.start(unit); i < ratings.start(unit + 1); i++) {
      mean += position[codes[i]];
    }
    mean /= count;
    double sum = 0;
    for (int i = ratings.start(unit); i < ratings.start(unit + 1); i++) {
      sum += square(position[codes[i]] - mean);
    }
    return 2 * count * sum;
  }

  private static double ratio(double a, double b) {
    return square((a - b) / (a + b));
  }

  private static double square(double x) {
    return x * x;
  }
}
