package dev.assay.stats.agreement;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;

/// Agreement corrected for chance, `(p_a - p_e) / (1 - p_e)`, for any number of raters.
///
/// `p_a` is the mean, over units with at least two ratings, of the share of agreeing pairs; the
/// models differ in `p_e` alone, a function of the mean category shares. Missing ratings and
/// standard errors follow Gwet, Handbook of Inter-Rater Reliability (2014), ch. 5: the coefficient
/// is linearised, unit by unit.
enum ChanceModel {
  /// Fleiss: raters guess by the observed shares, `p_e = sum s_k^2`.
  SHARES {
    @Override
    double chance(double share, int categories) {
      return share;
    }
  },
  /// Gwet's AC1: only raters who guess agree by chance, `p_e = sum s_k (1 - s_k) / (q - 1)`.
  GUESSING {
    @Override
    double chance(double share, int categories) {
      return (1 - share) / (categories - 1);
    }
  };

  /// The factor of one category's share in chance agreement.
  abstract double chance(double share, int categories);

  /// The coefficient with each unit counted as often as its weight says; NaN where not defined.
  double weighted(CategoryCounts data, double[] weights) {
    return linearise(data, weights, new double[0]);
  }

  /// The coefficient with its linearised standard error over the units.
  ///
  /// @throws RefusedException DEGENERATE if all ratings are in one category, TOO_FEW_OBSERVATIONS
  ///   if no unit has two ratings or there are fewer than two rated units
  UnitAgreement fit(CategoryCounts data) {
    double[] weights = new double[data.units()];
    int rated = 0;
    int pairable = 0;
    for (int unit = 0; unit < weights.length; unit++) {
      double ratings = data.ratings(unit);
      weights[unit] = ratings > 0 ? 1 : 0;
      rated += ratings > 0 ? 1 : 0;
      pairable += ratings >= 2 ? 1 : 0;
    }
    if (pairable == 0 || rated < 2) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS,
          "counts must hold two rated units, and a unit with at least two ratings");
    }
    double[] linear = new double[weights.length];
    double coefficient = linearise(data, weights, linear);
    if (Double.isNaN(coefficient)) {
      throw new RefusedException(
          Refusal.DEGENERATE, "counts must hold ratings in more than one category");
    }
    double squares = 0;
    for (int unit = 0; unit < weights.length; unit++) {
      squares += weights[unit] * (linear[unit] - coefficient) * (linear[unit] - coefficient);
    }
    return new UnitAgreement(coefficient, Math.sqrt(squares / rated / (rated - 1.0)), rated);
  }

  private double linearise(CategoryCounts data, double[] weights, double[] linear) {
    double total = 0;
    double pairable = 0;
    double agreeing = 0;
    double[] shares = new double[data.categories()];
    for (int unit = 0; unit < weights.length; unit++) {
      double ratings = data.ratings(unit);
      if (ratings > 0 && weights[unit] > 0) {
        total += weights[unit];
        for (int k = 0; k < shares.length; k++) {
          shares[k] += weights[unit] * data.counts()[unit][k] / ratings;
        }
        if (ratings >= 2) {
          pairable += weights[unit];
          agreeing += weights[unit] * agreement(data.counts()[unit], ratings);
        }
      }
    }
    double byChance = 0;
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= total;
      byChance += shares[k] * chance(shares[k], shares.length);
    }
    if (!(pairable > 0) || oneCategory(shares)) {
      return Double.NaN;
    }
    double coefficient = (agreeing / pairable - byChance) / (1 - byChance);
    for (int unit = 0; unit < linear.length; unit++) {
      double[] counts = data.counts()[unit];
      double ratings = data.ratings(unit);
      double unitChance = 0;
      for (int k = 0; k < shares.length; k++) {
        unitChance += counts[k] / ratings * chance(shares[k], shares.length);
      }
      double own =
          ratings >= 2
              ? total / pairable * (agreement(counts, ratings) - byChance) / (1 - byChance)
              : 0;
      linear[unit] = own - 2 * (1 - coefficient) * (unitChance - byChance) / (1 - byChance);
    }
    return coefficient;
  }

  private static double agreement(double[] counts, double ratings) {
    double agreeing = 0;
    for (double count : counts) {
      agreeing += count * (count - 1);
    }
    return agreeing / (ratings * (ratings - 1));
  }

  private static boolean oneCategory(double[] shares) {
    return Arrays.stream(shares).filter(share -> share > 0).count() < 2;
  }
}
