package dev.assay.stats.agreement;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// How many raters put each unit into each category.
///
/// @param counts `counts[unit][category]`, whole or fractional, finite and not negative
public record CategoryCounts(double[][] counts) {

  /// The counts are kept, not copied.
  ///
  /// @throws RefusedException EMPTY_INPUT without units or categories, LENGTH_MISMATCH for rows of
  ///   different length, NAN_INPUT or INVALID_ARGUMENT for counts not finite or negative
  public CategoryCounts {
    if (counts.length == 0 || counts[0].length == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "counts must hold a unit and a category");
    }
    for (int unit = 0; unit < counts.length; unit++) {
      String row = "counts[" + unit + "]";
      Arguments.sameLength("counts[0]", counts[0].length, row, counts[unit].length);
      for (double count : counts[unit]) {
        Arguments.finite(row, count);
        Arguments.require(count >= 0, row + " must not be negative", count);
      }
    }
  }

  /// The counts of ratings whose distinct values are the categories, in ascending order.
  ///
  /// @throws RefusedException EMPTY_INPUT if there is no rating at all
  public static CategoryCounts of(Ratings ratings) {
    double[][] counts = new double[ratings.units()][ratings.categories()];
    for (int unit = 0; unit < counts.length; unit++) {
      for (int i = ratings.start(unit); i < ratings.start(unit + 1); i++) {
        counts[unit][ratings.codes()[i]]++;
      }
    }
    return new CategoryCounts(counts);
  }

  /// The number of units.
  public int units() {
    return counts.length;
  }

  /// The number of categories, used or not.
  public int categories() {
    return counts[0].length;
  }

  /// The number of ratings of a unit.
  public double ratings(int unit) {
    double sum = 0;
    for (double count : counts[unit]) {
      sum += count;
    }
    return sum;
  }
}
