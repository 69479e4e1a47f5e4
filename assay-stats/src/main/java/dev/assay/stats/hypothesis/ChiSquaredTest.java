package dev.assay.stats.hypothesis;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.ChiSquared;

/// Pearson's test of "rows and columns of a table of counts are independent".
///
/// References: Pearson (1900), Philosophical Magazine 50; Yates (1934), Supplement to JRSS 1.
///
/// @param statistic `sum((observed - expected)^2 / expected)`
/// @param degreesOfFreedom `(rows - 1)(columns - 1)`
/// @param pValue the upper tail
public record ChiSquaredTest(double statistic, int degreesOfFreedom, double pValue) {

  /// The test.
  ///
  /// @param table counts, not negative
  /// @param corrected whether Yates' correction moves each count of a 2x2 table by up to 0.5
  ///   towards its expectation; larger tables are never corrected
  /// @throws RefusedException EMPTY_INPUT for no or only zero counts, NAN_INPUT, LENGTH_MISMATCH
  ///   for ragged rows, TOO_FEW_OBSERVATIONS below 2 rows or 2 columns, INVALID_ARGUMENT for a
  ///   negative count, DEGENERATE where a row or a column holds only zeros
  public static ChiSquaredTest of(double[][] table, boolean corrected) {
    Tables.matrix("table", table, 2, 2);
    double[] rowSums = new double[table.length];
    double[] columnSums = new double[table[0].length];
    double total = 0;
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < columnSums.length; j++) {
        Arguments.require(
            table[i][j] >= 0, "each count of table must not be negative", table[i][j]);
        rowSums[i] += table[i][j];
        columnSums[j] += table[i][j];
        total += table[i][j];
      }
    }
    if (total == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "table holds only zeros");
    }
    requirePositive("row", rowSums);
    requirePositive("column", columnSums);
    boolean small = table.length == 2 && columnSums.length == 2;
    double statistic = 0;
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < columnSums.length; j++) {
        double expected = rowSums[i] * columnSums[j] / total;
        double distance = Math.abs(table[i][j] - expected);
        double moved = corrected && small ? distance - Math.min(0.5, distance) : distance;
        statistic += moved * moved / expected;
      }
    }
    int df = (table.length - 1) * (columnSums.length - 1);
    return new ChiSquaredTest(statistic, df, new ChiSquared(df).sf(statistic));
  }

  private static void requirePositive(String what, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] == 0) {
        throw new RefusedException(
            Refusal.DEGENERATE, what + " " + i + " of table holds only zeros: leave it out");
      }
    }
  }
}
