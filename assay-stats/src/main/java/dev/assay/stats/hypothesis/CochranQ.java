package dev.assay.stats.hypothesis;

import dev.assay.stats.Arguments;
import dev.assay.stats.distribution.ChiSquared;

/// Cochran's test of "k models are right equally often" on the same items, with 0/1 scores.
///
/// Reference: Cochran (1950), The comparison of percentages in matched samples, Biometrika 37.
///
/// @param statistic `(k-1)(k sum C_j^2 - T^2) / (k T - sum R_i^2)` from the totals of columns and
///   rows; 0 where no row varies
/// @param degreesOfFreedom `k - 1`
/// @param pValue chi-squared; 1 where no row varies
public record CochranQ(double statistic, int degreesOfFreedom, double pValue) {

  /// The test.
  ///
  /// @param matrix a row for each item, a column for each model, of 0 and 1
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH for ragged
  ///   rows, TOO_FEW_OBSERVATIONS below 2 columns, INVALID_ARGUMENT for a value other than 0 and 1
  public static CochranQ of(double[][] matrix) {
    Tables.matrix("matrix", matrix, 1, 2);
    int k = matrix[0].length;
    double[] columns = new double[k];
    double total = 0;
    double rowSquares = 0;
    for (double[] row : matrix) {
      double sum = 0;
      for (int j = 0; j < k; j++) {
        Arguments.require(
            row[j] == 0 || row[j] == 1, "each value of matrix must be 0 or 1", row[j]);
        columns[j] += row[j];
        sum += row[j];
      }
      total += sum;
      rowSquares += sum * sum;
    }
    double within = k * total - rowSquares;
    if (within == 0) {
      return new CochranQ(0, k - 1, 1);
    }
    double columnSquares = 0;
    for (double column : columns) {
      columnSquares += column * column;
    }
    double statistic = (k - 1) * (k * columnSquares - total * total) / within;
    return new CochranQ(statistic, k - 1, new ChiSquared(k - 1).sf(statistic));
  }
}
