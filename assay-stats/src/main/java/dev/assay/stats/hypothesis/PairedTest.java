package dev.assay.stats.hypothesis;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;

/// The test of "no difference" for few runs in pairs, such as two configurations with the same
/// seeds: the paired t test, or Wilcoxon's signed-rank test where the differences are surely not
/// normal.
///
/// The rule: Shapiro and Wilk's test of the differences, where there are at least 3; below 0.05
/// Wilcoxon's exact test (zeros dropped) decides, else Student's t. References: Demšar (2006), JMLR
/// 7; Shapiro and Wilk (1965), Biometrika 52.
///
/// @param method which test it is
/// @param statistic t, or W+, the sum of the ranks of positive differences
/// @param pValue two-sided
/// @param normality the p-value of normality; NaN below 3 differences
public record PairedTest(Method method, double statistic, double pValue, double normality) {
  private static final double NORMALITY_LEVEL = 0.05;
  private static final int FEWEST_FOR_NORMALITY = 3;

  /// The two tests.
  public enum Method {
    /// Student's paired t test.
    PAIRED_T("paired t test"),
    /// Wilcoxon's signed-rank test.
    WILCOXON("Wilcoxon signed-rank test");

    private final String title;

    Method(String title) {
      this.title = title;
    }

    /// The name in reports.
    public String title() {
      return title;
    }
  }

  /// The test on differences.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS below 2, NAN_INPUT, DEGENERATE where all
  ///   differences are the same
  public static PairedTest of(double[] differences) {
    Moments moments = Moments.of("differences", differences);
    if (moments.constant()) {
      throw new RefusedException(
          Refusal.DEGENERATE, "every pair differs by the same: there is no variation to judge by");
    }
    boolean tested =
        differences.length >= FEWEST_FOR_NORMALITY
            && differences.length <= WilcoxonSignedRank.MOST_EXACT;
    double normality = tested ? ShapiroWilk.of(differences).pValue() : Double.NaN;
    if (normality < NORMALITY_LEVEL) {
      WilcoxonSignedRank test =
          WilcoxonSignedRank.of(differences, WilcoxonSignedRank.Options.DEFAULT);
      return new PairedTest(Method.WILCOXON, test.wPlus(), test.pValue(), normality);
    }
    TTest test = TTest.oneSample(differences, 0, TTest.Options.DEFAULT);
    return new PairedTest(Method.PAIRED_T, test.statistic(), test.pValue(), normality);
  }
}
