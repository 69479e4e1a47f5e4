package dev.assay.stats.hypothesis;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.Pairs;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.distribution.Normal;
import java.util.Arrays;

/// Wilcoxon's signed-rank test of "the differences are symmetric about 0".
///
/// The absolute differences are ranked, with mid-ranks for ties; W+ is the sum of the ranks of the
/// positive ones. All conditional on the ranks: under the hypothesis each sign is a fair coin. The
/// exact test uses that distribution as it is, ties or not; the asymptotic one its normal
/// approximation, with mean `sum(r)/2` and variance `sum(r^2)/4`, which is the usual one corrected
/// for ties. References: Wilcoxon (1945), Biometrics Bulletin 1; Pratt (1959), JASA 54.
///
/// @param wPlus the sum of the ranks of positive differences, and half of those of zeros where
///   split
/// @param wMinus the same of negative ones
/// @param used how many differences carry the test: all that are not 0
/// @param z the standardised W+ where asymptotic (with the correction, if asked for), else NaN; 0
///   where no difference is left
/// @param pValue the p-value, 1 where no difference is left
public record WilcoxonSignedRank(double wPlus, double wMinus, int used, double z, double pValue) {
  /// The most differences for which the exact distribution is computed.
  public static final int MOST_EXACT = 2000;

  /// What is done with differences of 0.
  public enum ZeroMethod {
    /// They are left out before ranking (Wilcoxon).
    DROP,
    /// They are ranked and left out then (Pratt).
    PRATT,
    /// They are ranked, and half of their ranks is added to either side.
    SPLIT
  }

  /// How the p-value is computed.
  public enum Method {
    /// From the distribution over all signs of the ranks as they are, in O(n^3).
    EXACT,
    /// From a normal approximation.
    ASYMPTOTIC,
    /// As ASYMPTOTIC, with W+ moved towards its mean by 0.5.
    ASYMPTOTIC_CORRECTED
  }

  /// The choices of a test.
  public record Options(ZeroMethod zeros, Method method, Alternative alternative) {
    /// Zeros dropped, exact, two-sided.
    public static final Options DEFAULT =
        new Options(ZeroMethod.DROP, Method.EXACT, Alternative.TWO_SIDED);
  }

  /// The test on the differences `x - y` of the same items.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH, INVALID_ARGUMENT for an
  ///   exact test of more than 2,000 differences
  public static WilcoxonSignedRank paired(double[] x, double[] y, Options options) {
    return of(Pairs.differences(x, y), options);
  }

  /// The test on differences.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, INVALID_ARGUMENT for an exact test of more
  ///   than 2,000 differences
  public static WilcoxonSignedRank of(double[] differences, Options options) {
    Arguments.finite("differences", differences);
    double[] ranked =
        options.zeros() == ZeroMethod.DROP
            ? Arrays.stream(differences).filter(d -> d != 0).toArray()
            : differences;
    if (Arrays.stream(differences).allMatch(d -> d == 0)) {
      double half = sumOfRanks(ranked.length, options.zeros());
      return new WilcoxonSignedRank(half, half, 0, 0, 1);
    }
    double[] ranks = MidRanks.of(Arrays.stream(ranked).map(Math::abs).toArray()).ranks();
    double plus = 0;
    double minus = 0;
    double zeros = 0;
    double[] signed = new double[ranks.length];
    int used = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (ranked[i] == 0) {
        zeros += options.zeros() == ZeroMethod.SPLIT ? ranks[i] : 0;
      } else {
        signed[used++] = ranks[i];
        plus += ranked[i] > 0 ? ranks[i] : 0;
        minus += ranked[i] < 0 ? ranks[i] : 0;
      }
    }
    Tails tails = tails(Arrays.copyOf(signed, used), plus, options);
    return new WilcoxonSignedRank(
        plus + zeros / 2, minus + zeros / 2, used, tails.z(), tails.pValue(options.alternative()));
  }

  private static double sumOfRanks(int n, ZeroMethod zeros) {
    return zeros == ZeroMethod.SPLIT ? n * (n + 1.0) / 4 : 0;
  }

  private record Tails(double z, double lower, double upper) {
    double pValue(Alternative alternative) {
      return alternative.pValue(lower, upper);
    }
  }

  private static Tails tails(double[] ranks, double plus, Options options) {
    if (options.method() == Method.EXACT) {
      Arguments.require(
          ranks.length <= MOST_EXACT,
          "the exact test takes at most " + MOST_EXACT + " differences",
          ranks.length);
      SignedRankDistribution.Tails exact = SignedRankDistribution.tails(ranks, plus);
      return new Tails(Double.NaN, exact.lower(), exact.upper());
    }
    double mean = Arrays.stream(ranks).sum() / 2;
    double variance = Arrays.stream(ranks).map(r -> r * r).sum() / 4;
    double slack = options.method() == Method.ASYMPTOTIC_CORRECTED ? 0.5 : 0;
    double z = Corrected.z(plus - mean, slack, variance, options.alternative());
    return new Tails(z, Normal.STANDARD.cdf(z), Normal.STANDARD.sf(z));
  }
}
