package dev.assay.stats.hypothesis;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.descriptive.Quantiles;
import dev.assay.stats.distribution.FisherF;
import java.util.Arrays;

/// The test of "independent groups have the same variance": analysis of variance of the distances
/// from each group's centre.
///
/// References: Levene (1960); Brown and Forsythe (1974), JASA 69.
///
/// @param statistic F
/// @param numerator the number of groups minus 1
/// @param denominator the number of observations minus that of groups
/// @param pValue the upper tail of F
public record LeveneTest(double statistic, int numerator, int denominator, double pValue) {

  /// What the distances are taken from.
  public enum Center {
    /// The mean (Levene): for symmetric distributions with light tails.
    MEAN,
    /// The median (Brown and Forsythe): robust, the default.
    MEDIAN
  }

  /// The test.
  ///
  /// @throws RefusedException EMPTY_INPUT, also for an empty group, NAN_INPUT, INVALID_ARGUMENT
  ///   below 2 groups, TOO_FEW_OBSERVATIONS with one observation a group, DEGENERATE where the
  ///   distances do not vary within any group
  public static LeveneTest of(double[][] groups, Center center) {
    int total = Tables.groups(groups);
    int k = groups.length;
    double[][] distances = new double[k][];
    double[] means = new double[k];
    double sum = 0;
    double largest = 0;
    for (int g = 0; g < k; g++) {
      double middle =
          center == Center.MEAN ? Moments.mean("groups", groups[g]) : Quantiles.median(groups[g]);
      distances[g] = Arrays.stream(groups[g]).map(x -> Math.abs(x - middle)).toArray();
      means[g] = Moments.mean("groups", distances[g]);
      sum += means[g] * distances[g].length;
      largest = Math.max(largest, Arrays.stream(groups[g]).map(Math::abs).max().orElse(0));
    }
    double between = 0;
    double within = 0;
    double furthest = 0;
    for (int g = 0; g < k; g++) {
      double shift = means[g] - sum / total;
      between += distances[g].length * shift * shift;
      for (double distance : distances[g]) {
        double residual = distance - means[g];
        within += residual * residual;
        furthest = Math.max(furthest, Math.abs(residual));
      }
    }
    if (furthest <= 1e-12 * largest) {
      throw new RefusedException(
          Refusal.DEGENERATE, "the distances from the centre do not vary within any group");
    }
    double statistic = between / (k - 1) / (within / (total - k));
    return new LeveneTest(statistic, k - 1, total - k, new FisherF(k - 1, total - k).sf(statistic));
  }
}
