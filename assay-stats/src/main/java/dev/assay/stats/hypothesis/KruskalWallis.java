package dev.assay.stats.hypothesis;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.distribution.ChiSquared;

/// The Kruskal-Wallis test of "independent groups have the same distribution".
///
/// Reference: Kruskal and Wallis (1952), JASA 47.
///
/// @param statistic `12 / (N (N+1)) sum n_g (mean rank_g - (N+1)/2)^2`, divided by `1 - sum(t^3 -
///   t) / (N^3 - N)`
/// @param degreesOfFreedom the number of groups minus 1
/// @param pValue chi-squared
public record KruskalWallis(double statistic, int degreesOfFreedom, double pValue) {

  /// The test.
  ///
  /// @throws RefusedException EMPTY_INPUT, also for an empty group, NAN_INPUT, INVALID_ARGUMENT
  ///   below 2 groups, TOO_FEW_OBSERVATIONS with one observation a group, DEGENERATE where all are
  ///   tied
  public static KruskalWallis of(double[][] groups) {
    int total = Tables.groups(groups);
    double[] pooled = new double[total];
    int next = 0;
    for (double[] group : groups) {
      System.arraycopy(group, 0, pooled, next, group.length);
      next += group.length;
    }
    MidRanks ranks = MidRanks.of(pooled);
    double n = total;
    double correction = 1 - ranks.tieTerm() / (n * n * n - n);
    if (correction == 0) {
      throw new RefusedException(Refusal.DEGENERATE, "all values of groups are tied");
    }
    double spread = 0;
    int rank = 0;
    for (double[] group : groups) {
      double distance = 0;
      for (int i = 0; i < group.length; i++) {
        distance += ranks.ranks()[rank++] - (n + 1) / 2;
      }
      spread += distance * distance / group.length;
    }
    double statistic = 12 / (n * (n + 1)) * spread / correction;
    int df = groups.length - 1;
    return new KruskalWallis(statistic, df, new ChiSquared(df).sf(statistic));
  }
}
