package dev.assay.stats.hypothesis;

import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.distribution.ChiSquared;
import dev.assay.stats.distribution.FisherF;

/// Friedman's test of "the models rank alike on every data set", with the sharper F of Iman and
/// Davenport.
///
/// Rank 1 is the best model of a row; ties share their mean rank, and the statistic is corrected
/// for them. References: Friedman (1937), JASA 32; Iman and Davenport (1980), Communications in
/// Statistics A 9; Demsar (2006), JMLR 7.
///
/// @param meanRanks the mean rank of each model
/// @param uncorrected `12 N / (k (k+1)) sum (R_j - (k+1)/2)^2`
/// @param statistic the same divided by `1 - sum(t^3 - t) / (N k (k^2 - 1))`; 0 where everything is
///   tied
/// @param degreesOfFreedom `k - 1`
/// @param pValue of the corrected statistic, chi-squared
/// @param f `(N-1) chi2 / (N (k-1) - chi2)`; infinity where all rows agree
/// @param fPValue of F, with `k - 1` and `(k - 1)(N - 1)` degrees of freedom
public record FriedmanTest(
    double[] meanRanks,
    double uncorrected,
    double statistic,
    int degreesOfFreedom,
    double pValue,
    double f,
    double fPValue) {
  // Rounding leaves the denominator of F this share of its first term off zero.
  private static final double ROUNDING = 1e-12;

  /// The test.
  ///
  /// @param matrix a row for each data set, a column for each model
  /// @param higherIsBetter whether the largest value of a row has rank 1
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH for ragged rows,
  ///   TOO_FEW_OBSERVATIONS below 2 rows or 2 columns
  public static FriedmanTest of(double[][] matrix, boolean higherIsBetter) {
    Tables.matrix("matrix", matrix, 2, 2);
    double n = matrix.length;
    int k = matrix[0].length;
    double[] meanRanks = new double[k];
    double tieTerm = 0;
    for (double[] row : matrix) {
      MidRanks ranks = MidRanks.of(row);
      tieTerm += ranks.tieTerm();
      for (int j = 0; j < k; j++) {
        double rank = ranks.ranks()[j];
        meanRanks[j] += (higherIsBetter ? k + 1 - rank : rank) / n;
      }
    }
    double spread = 0;
    for (double rank : meanRanks) {
      spread += (rank - (k + 1) / 2.0) * (rank - (k + 1) / 2.0);
    }
    double possible = n * k * ((double) k * k - 1);
    if (tieTerm == possible) {
      return new FriedmanTest(meanRanks, 0, 0, k - 1, 1, 0, 1);
    }
    double uncorrected = 12 * n / (k * (k + 1.0)) * spread;
    double statistic = uncorrected / (1 - tieTerm / possible);
    double rest = n * (k - 1) - statistic;
    boolean agreed = rest <= ROUNDING * n * (k - 1);
    double f = agreed ? Double.POSITIVE_INFINITY : (n - 1) * statistic / rest;
    return new FriedmanTest(
        meanRanks,
        uncorrected,
        statistic,
        k - 1,
        new ChiSquared(k - 1).sf(statistic),
        f,
        new FisherF(k - 1, (k - 1) * (n - 1)).sf(f));
  }
}
