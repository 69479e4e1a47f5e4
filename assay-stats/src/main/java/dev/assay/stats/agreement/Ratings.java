package dev.assay.stats.agreement;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;

/// What each rater said of each unit, with missing ratings.
///
/// The ratings are kept unit by unit as codes into the sorted distinct values, so that a
/// coefficient is one linear pass.
public final class Ratings {
  private final double[] values;
  private final int[] starts;
  private final int[] codes;

  private Ratings(double[] values, int[] starts, int[] codes) {
    this.values = values;
    this.starts = starts;
    this.codes = codes;
  }

  /// The ratings `byRater[rater][unit]`; NaN marks a missing rating.
  ///
  /// @throws RefusedException EMPTY_INPUT without raters or units, LENGTH_MISMATCH if the raters
  ///   have different numbers of units, NAN_INPUT if a rating is infinite
  public static Ratings of(double[][] byRater) {
    if (byRater.length == 0 || byRater[0].length == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "ratings must hold a rater and a unit");
    }
    int units = byRater[0].length;
    for (int rater = 1; rater < byRater.length; rater++) {
      Arguments.sameLength("ratings[0]", units, "ratings[" + rater + "]", byRater[rater].length);
    }
    double[] flat = new double[byRater.length * units];
    int[] starts = new int[units + 1];
    int count = 0;
    for (int unit = 0; unit < units; unit++) {
      for (double[] rater : byRater) {
        if (!Double.isNaN(rater[unit])) {
          Arguments.finite("ratings[][" + unit + "]", rater[unit]);
          // Adding zero makes -0.0 and 0.0 one value.
          flat[count++] = rater[unit] + 0.0;
        }
      }
      starts[unit + 1] = count;
    }
    double[] present = Arrays.copyOf(flat, count);
    double[] values = distinct(present);
    return new Ratings(values, starts, encode(present, values));
  }

  private static double[] distinct(double[] present) {
    double[] sorted = present.clone();
    Arrays.sort(sorted);
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, size);
  }

  private static int[] encode(double[] present, double[] values) {
    int[] codes = new int[present.length];
    for (int i = 0; i < present.length; i++) {
      codes[i] = Arrays.binarySearch(values, present[i]);
    }
    return codes;
  }

  /// The number of units, rated or not.
  public int units() {
    return starts.length - 1;
  }

  /// The number of ratings that a unit received.
  public int count(int unit) {
    return starts[unit + 1] - starts[unit];
  }

  /// The number of ratings of units that have at least two of them; only these can agree.
  public int pairable() {
    int pairable = 0;
    for (int unit = 0; unit < units(); unit++) {
      pairable += count(unit) >= 2 ? count(unit) : 0;
    }
    return pairable;
  }

  /// The number of distinct values that occur.
  public int categories() {
    return values.length;
  }

  /// The distinct value with the given code; codes ascend with the values.
  double value(int code) {
    return values[code];
  }

  /// The codes of all ratings, unit after unit; not copied.
  int[] codes() {
    return codes;
  }

  /// The index in {@link #codes} of a unit's first rating; `units()` gives the end.
  int start(int unit) {
    return starts[unit];
  }
}
