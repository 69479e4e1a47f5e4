package dev.assay.stats.ranking;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.distribution.StudentizedRange;

/// Mean ranks of `k` models over `n` data sets, with Nemenyi's critical difference.
///
/// Two models differ at level `alpha` where their mean ranks lie further apart than `CD = q /
/// sqrt(2) * sqrt(k (k+1) / (6 n))`, `q` the upper quantile of the studentized range of `k` groups
/// with infinite degrees of freedom; the p-value of a pair is the upper tail of that range. For
/// drawing only: whether two models differ depends here on which others are in the pool. (Nemenyi
/// 1963; Demšar 2006, JMLR 7.)
///
/// @param meanRanks the mean rank of each model, 1 for the best; ties share their ranks
/// @param criticalDifference the critical difference, in ranks
/// @param pValues the adjusted p-value of each pair, symmetric, 1 on the diagonal
public record Nemenyi(double[] meanRanks, double criticalDifference, double[][] pValues) {

  /// The ranks and pairwise p-values of `scores[data set][model]`.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH for rows of different length,
  ///   TOO_FEW_OBSERVATIONS below two data sets or two models, INVALID_ARGUMENT for `alpha` outside
  ///   of (0, 1)
  public static Nemenyi of(double[][] scores, boolean higherIsBetter, double alpha) {
    Arguments.atLeast("scores", 2, scores.length);
    int models = scores[0].length;
    double[] meanRanks = new double[models];
    for (int row = 0; row < scores.length; row++) {
      String name = "scores[" + row + "]";
      Arguments.sameLength("scores[0]", models, name, scores[row].length);
      Arguments.finite(name, scores[row]);
      double[] oriented = scores[row].clone();
      for (int model = 0; model < models; model++) {
        oriented[model] = higherIsBetter ? -oriented[model] : oriented[model];
      }
      double[] ranks = MidRanks.of(oriented).ranks();
      for (int model = 0; model < models; model++) {
        meanRanks[model] += ranks[model] / scores.length;
      }
    }
    double critical = criticalDifference(models, scores.length, alpha);
    StudentizedRange range = new StudentizedRange(models, Double.POSITIVE_INFINITY);
    double scale = standardError(models, scores.length) / Math.sqrt(2);
    double[][] pValues = new double[models][models];
    for (int a = 0; a < models; a++) {
      pValues[a][a] = 1;
      for (int b = 0; b < a; b++) {
        double p = Math.min(1, range.sf(Math.abs(meanRanks[a] - meanRanks[b]) / scale));
        pValues[a][b] = p;
        pValues[b][a] = p;
      }
    }
    return new Nemenyi(meanRanks, critical, pValues);
  }

  /// The critical difference of mean ranks.
  ///
  /// @throws RefusedException as {@link #quantile}, and EMPTY_INPUT or TOO_FEW_OBSERVATIONS below
  ///   one data set
  public static double criticalDifference(int models, int dataSets, double alpha) {
    Arguments.atLeast("dataSets", 1, Math.max(0, dataSets));
    return quantile(models, alpha) * standardError(models, dataSets);
  }

  /// The quantile `q / sqrt(2)` by which the standard error of a rank difference is multiplied.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS below two models, INVALID_ARGUMENT for `alpha`
  ///   outside of (0, 1)
  public static double quantile(int models, double alpha) {
    if (models < 2) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS, "models must be at least 2: " + models);
    }
    Arguments.insideUnit("alpha", alpha);
    return new StudentizedRange(models, Double.POSITIVE_INFINITY).upperQuantile(alpha)
        / Math.sqrt(2);
  }

  private static double standardError(int models, int dataSets) {
    return Math.sqrt(models * (models + 1.0) / (6.0 * dataSets));
  }
}
