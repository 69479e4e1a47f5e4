package dev.assay.stats.hypothesis;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.distribution.Normal;
import java.util.Arrays;

/// The Mann-Whitney test (Wilcoxon's rank-sum test) of "two independent samples have the same
/// distribution".
///
/// References: Mann and Whitney (1947), Annals of Mathematical Statistics 18.
///
/// @param u how many pairs have x above y, ties counted by one half
/// @param z the standardised U where asymptotic, else NaN; 0 where everything is tied
/// @param pValue the p-value; 1 where everything is tied
public record MannWhitney(double u, double z, double pValue) {
  /// The largest product of the sample sizes for which the exact distribution is computed.
  public static final long MOST_EXACT = 4_000_000;

  /// How the p-value is computed.
  public enum Method {
    /// From the distribution over all orders; refuses ties.
    EXACT,
    /// From a normal approximation with the variance corrected for ties.
    ASYMPTOTIC,
    /// As ASYMPTOTIC, with U moved towards its mean by 0.5.
    ASYMPTOTIC_CORRECTED
  }

  /// The test; with GREATER, x tends to be larger.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, TIES_NOT_SUPPORTED for an exact test with
  ///   tied values, INVALID_ARGUMENT for an exact test with a product of sizes above 4,000,000
  public static MannWhitney of(double[] x, double[] y, Method method, Alternative alternative) {
    Arguments.finite("x", x);
    Arguments.finite("y", y);
    double[] pooled = Arrays.copyOf(x, x.length + y.length);
    System.arraycopy(y, 0, pooled, x.length, y.length);
    MidRanks ranks = MidRanks.of(pooled);
    double n = x.length;
    double m = y.length;
    double u = Arrays.stream(ranks.ranks(), 0, x.length).sum() - n * (n + 1) / 2;
    if (method == Method.EXACT) {
      return exact(u, x.length, y.length, ranks.tied(), alternative);
    }
    double total = n + m;
    double variance = n * m / 12 * (total + 1 - ranks.tieTerm() / (total * (total - 1)));
    if (ranks.tieTerm() == total * total * total - total) {
      return new MannWhitney(u, 0, 1);
    }
    double slack = method == Method.ASYMPTOTIC_CORRECTED ? 0.5 : 0;
    double z = Corrected.z(u - n * m / 2, slack, variance, alternative);
    double p = alternative.pValue(Normal.STANDARD.cdf(z), Normal.STANDARD.sf(z));
    return new MannWhitney(u, z, p);
  }

  private static MannWhitney exact(double u, int n, int m, boolean tied, Alternative alternative) {
    if (tied) {
      throw new RefusedException(
          Refusal.TIES_NOT_SUPPORTED, "x and y have tied values: use the asymptotic method");
    }
    long pairs = (long) n * m;
    Arguments.require(
        pairs <= MOST_EXACT, "the exact test takes at most " + MOST_EXACT + " pairs", pairs);
    long whole = Math.round(u);
    double lower = RankSumDistribution.atMost(n, m, whole);
    double upper = RankSumDistribution.atMost(n, m, pairs - whole);
    return new MannWhitney(u, Double.NaN, alternative.pValue(lower, upper));
  }
}
