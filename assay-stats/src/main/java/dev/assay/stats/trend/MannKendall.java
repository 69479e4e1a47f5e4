package dev.assay.stats.trend;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.MidRanks;
import dev.assay.stats.distribution.Normal;
import java.util.Arrays;

/// The Mann-Kendall test of "the values have no monotone trend", with a variance that allows for
/// autocorrelation.
///
/// Values that follow each other are alike wherever a cache, a neighbour or the weather lasts
/// longer than a run, and the plain test takes such a spell for a trend. Here the variance of the
/// score is multiplied by the largest of three factors: 1; that of Hamed and Rao, `1 + 2 / (n (n-1)
/// (n-2)) sum (n-k) (n-k-1) (n-k-2) r_k` over the autocorrelations `r_k` of the ranks of the values
/// less their trend (Theil-Sen, over their numbers) that are beyond `1.96 / sqrt(n)`; and the same
/// sum over all `k` with `r_1^k` for `r_k`, as in a series of which each value depends on the one
/// before. There `r_1` is first freed of its bias, `(n r_1 + 2) / (n - 4)`, at most 0.99: short
/// series hide much of their correlation, which is why the factor of Hamed and Rao alone is too
/// small. How often each finds a trend where there is none is in docs/statistics.md.
///
/// With the first two factors it is equal to pymannkendall's `original_test` and
/// `hamed_rao_modification_test`.
///
/// References: Mann (1945), Econometrica 13; Kendall (1975); Hamed and Rao (1998), Journal of
/// Hydrology 204; Marriott and Pope (1954), Biometrika 41 (the bias); Yue and Wang (2004), Water
/// Resources Management 18 (the dependence on the value before).
///
/// @param score the number of pairs that rise less that of pairs that fall
/// @param variance its variance under no trend, with ties and autocorrelation
/// @param factor by how much autocorrelation multiplies the variance, at least 1
/// @param tau the score as a share of all pairs, in [-1, 1]
/// @param z the standardized score, with continuity correction
/// @param pValue two-sided, by the normal distribution
public record MannKendall(
    double score, double variance, double factor, double tau, double z, double pValue) {
  private static final int FEWEST = 4;
  private static final double STRONGEST = 0.99;
  private static final double CRITICAL = Normal.critical(0.95);

  /// The test of values in their order in time.
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, TOO_FEW_OBSERVATIONS below 4, DEGENERATE
  ///   where all values are equal
  public static MannKendall of(double[] values) {
    Arguments.finite("values", values);
    Arguments.atLeast("values", FEWEST, values.length);
    int n = values.length;
    double plain = variance(values);
    if (plain == 0) {
      throw new RefusedException(Refusal.DEGENERATE, "all values are equal");
    }
    double score = score(values);
    double factor = Math.max(1, factor(values));
    double variance = plain * factor;
    double z = score == 0 ? 0 : (score - Math.signum(score)) / Math.sqrt(variance);
    double p = Math.min(1, 2 * Normal.STANDARD.sf(Math.abs(z)));
    return new MannKendall(score, variance, factor, score / (0.5 * n * (n - 1)), z, p);
  }

  private static double score(double[] values) {
    long score = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        score += Double.compare(values[j] + 0.0, values[i] + 0.0);
      }
    }
    return score;
  }

  private static double variance(double[] values) {
    double[] sorted = values.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] += 0.0;
    }
    Arrays.sort(sorted);
    double variance = term(sorted.length);
    for (int start = 0; start < sorted.length; ) {
      int end = start + 1;
      while (end < sorted.length && sorted[end] == sorted[start]) {
        end++;
      }
      variance -= term(end - start);
      start = end;
    }
    return variance / 18;
  }

  private static double term(double count) {
    return count * (count - 1) * (2 * count + 5);
  }

  private static double factor(double[] values) {
    int n = values.length;
    double[] number = new double[n];
    Arrays.setAll(number, i -> i + 1);
    double slope = TheilSen.of(number, values).slope();
    double[] rest = new double[n];
    Arrays.setAll(rest, i -> values[i] - slope * number[i]);
    double[] ranks = MidRanks.of(rest).ranks();
    double[] centred = Arrays.stream(ranks).map(rank -> rank - (n + 1) / 2.0).toArray();
    double squares = Arrays.stream(centred).map(each -> each * each).sum();
    if (squares == 0) {
      return 1;
    }
    double[] correlations = new double[n];
    for (int lag = 1; lag < n; lag++) {
      double product = 0;
      for (int i = 0; i + lag < n; i++) {
        product += centred[i] * centred[i + lag];
      }
      correlations[lag] = product / squares;
    }
    double least = CRITICAL / Math.sqrt(n);
    double[] significant = correlations.clone();
    Arrays.setAll(significant, lag -> Math.abs(correlations[lag]) > least ? correlations[lag] : 0);
    return Math.max(inflation(significant), inflation(dependent(correlations[1], n)));
  }

  /// The autocorrelations of a series of which each value depends on the one before.
  private static double[] dependent(double first, int n) {
    double[] correlations = new double[n];
    if (n > FEWEST) {
      double unbiased = Math.clamp((n * first + 2) / (n - 4), 0, STRONGEST);
      Arrays.setAll(correlations, lag -> lag == 0 ? 0 : Math.pow(unbiased, lag));
    }
    return correlations;
  }

  private static double inflation(double[] correlations) {
    double n = correlations.length;
    double sum = 0;
    for (int lag = 1; lag < correlations.length; lag++) {
      sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlations[lag];
    }
    return 1 + 2 * sum / (n * (n - 1) * (n - 2));
  }
}
