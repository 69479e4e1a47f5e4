package dev.assay.stats.agreement;

import dev.assay.stats.RefusedException;

/// Gwet's AC1, `(p_a - p_e) / (1 - p_e)` with `p_e = sum s_k (1 - s_k) / (q - 1)`.
///
/// Unlike kappa it does not collapse where one category is rare. `q` counts the categories, whether
/// used or not: it is part of the definition. (Gwet 2008, Brit. J. Math. Stat. Psych. 61.)
public final class GwetAc1 {
  private GwetAc1() {}

  /// AC1 of any number of raters, with missing ratings; equal to irrCAC's `gwet`.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS if no unit has two ratings, or there are fewer
  ///   than two rated units, DEGENERATE if all ratings are in one category
  public static UnitAgreement of(CategoryCounts counts) {
    return ChanceModel.GUESSING.fit(counts);
  }
}
