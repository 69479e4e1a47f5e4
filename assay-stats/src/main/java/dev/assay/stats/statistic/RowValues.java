package dev.assay.stats.statistic;

import dev.assay.stats.Weights;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// One number per row with its exceptions set apart: rows that are left out, and rows whose number
/// is not finite. Both hold 0, so that sums over all rows need no test.
///
/// @param values the numbers, 0 for both kinds of exception
/// @param absent the rows that are left out
/// @param invalid the rows whose number is NaN or infinite
@SuppressWarnings("ArrayRecordComponent") // never compared
record RowValues(double[] values, int[] absent, int[] invalid) {

  /// The values of a column; copied only if one of them is not finite.
  static RowValues of(double[] column) {
    return of(column, row -> false);
  }

  /// The values of a column without the rows that `absent` names.
  static RowValues of(double[] column, IntPredicate absent) {
    IntStream.Builder left = IntStream.builder();
    IntStream.Builder bad = IntStream.builder();
    double[] clean = column;
    boolean copied = false;
    for (int row = 0; row < column.length; row++) {
      boolean out = absent.test(row);
      if (!out && Double.isFinite(column[row])) {
        continue;
      }
      if (!copied) {
        clean = column.clone();
        copied = true;
      }
      clean[row] = 0;
      (out ? left : bad).add(row);
    }
    return new RowValues(clean, left.build().toArray(), bad.build().toArray());
  }

  /// The total weight of the rows that are not left out, or NaN if an invalid row has weight.
  double total(Weights weights) {
    double[] w = weights.array();
    for (int row : invalid) {
      if (w[row] > 0) {
        return Double.NaN;
      }
    }
    return absent.length == 0
        ? weights.total()
        : weights.total() - Sums.gather(w, absent, 0, absent.length);
  }
}
