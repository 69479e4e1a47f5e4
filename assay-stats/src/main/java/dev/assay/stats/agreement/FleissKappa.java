package dev.assay.stats.agreement;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// Fleiss' kappa of `m` ratings for each of `n` units, `(p_a - p_e) / (1 - p_e)` with `p_e = sum
/// s_k^2`.
///
/// `p_a` is the mean share of agreeing pairs in a unit, `s_k` the share of category `k` among all
/// ratings (Fleiss 1971). Under kappa = 0 the variance is `2 ((sum s q)^2 - sum s q (q - s)) / (n m
/// (m-1) (sum s q)^2)` with `q = 1 - s` (Fleiss, Nee and Landis 1979); the interval uses the
/// linearised standard error over units, which holds for any kappa (Gwet 2014).
///
/// @param agreement the coefficient and its standard error
/// @param nullStandardError the standard error where kappa is 0
public record FleissKappa(UnitAgreement agreement, double nullStandardError) {

  /// Kappa of counts with the same number of ratings in each unit.
  ///
  /// @throws RefusedException INVALID_ARGUMENT if the units have different numbers of ratings,
  ///   TOO_FEW_OBSERVATIONS below two ratings or two units, DEGENERATE if all ratings are in one
  ///   category
  public static FleissKappa of(CategoryCounts counts) {
    double ratings = counts.ratings(0);
    double[] shares = new double[counts.categories()];
    for (int unit = 0; unit < counts.units(); unit++) {
      Arguments.require(
          Math.abs(counts.ratings(unit) - ratings) <= 1e-9 * ratings,
          "counts[" + unit + "] must hold as many ratings as counts[0], " + ratings,
          counts.ratings(unit));
      for (int k = 0; k < shares.length; k++) {
        shares[k] += counts.counts()[unit][k] / (ratings * counts.units());
      }
    }
    UnitAgreement agreement = ChanceModel.SHARES.fit(counts);
    double sum = 0;
    double skew = 0;
    for (double share : shares) {
      sum += share * (1 - share);
      skew += share * (1 - share) * (1 - 2 * share);
    }
    double variance =
        2 * (sum * sum - skew) / (counts.units() * ratings * (ratings - 1) * sum * sum);
    return new FleissKappa(agreement, Math.sqrt(Math.max(0, variance)));
  }

  /// The coefficient, at most 1.
  public double kappa() {
    return agreement.coefficient();
  }

  /// The statistic of the test of kappa = 0, standard normal under it.
  ///
  /// @throws RefusedException DEGENERATE where the null standard error is 0
  public double z() {
    if (nullStandardError == 0) {
      throw new RefusedException(Refusal.DEGENERATE, "counts have no null standard error");
    }
    return kappa() / nullStandardError;
  }

  /// The interval of {@link UnitAgreement#interval}.
  ///
  /// @throws RefusedException DEGENERATE where the standard error is 0, INVALID_ARGUMENT for a
  ///   level outside of (0, 1)
  public Interval interval(double level) {
    return agreement.interval(level);
  }
}
