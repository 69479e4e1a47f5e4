package dev.assay.app.stats;

import dev.assay.stats.hypothesis.CochranQ;
import dev.assay.stats.hypothesis.FriedmanTest;
import dev.assay.stats.hypothesis.KolmogorovSmirnov;
import dev.assay.stats.hypothesis.KruskalWallis;
import dev.assay.stats.hypothesis.MannWhitney;
import dev.assay.stats.hypothesis.WilcoxonSignedRank;
import dev.assay.stats.hypothesis.WilcoxonSignedRank.ZeroMethod;
import java.util.Map;

/// The reference functions that test by ranks.
final class GoldenRankTests {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "wilcoxon_signed_rank", GoldenRankTests::wilcoxon,
          "mann_whitney_u", GoldenRankTests::mannWhitney,
          "friedman", GoldenRankTests::friedman,
          "cochran_q", GoldenRankTests::cochran,
          "kruskal", GoldenRankTests::kruskal,
          "ks_2samp", GoldenRankTests::kolmogorovSmirnov);

  private static final Map<String, ZeroMethod> ZERO_METHODS =
      Map.of(
          "wilcox", ZeroMethod.DROP,
          "pratt", ZeroMethod.PRATT,
          "zsplit", ZeroMethod.SPLIT);

  private GoldenRankTests() {}

  private static boolean exact(GoldenInput input) {
    return input.choice("method", "exact", Map.of("exact", true, "asymptotic", false));
  }

  private static Map<String, Object> wilcoxon(GoldenInput input) {
    WilcoxonSignedRank.Method asymptotic =
        input.flag("correction", false)
            ? WilcoxonSignedRank.Method.ASYMPTOTIC_CORRECTED
            : WilcoxonSignedRank.Method.ASYMPTOTIC;
    WilcoxonSignedRank.Options options =
        new WilcoxonSignedRank.Options(
            input.choice("zero_method", "wilcox", ZERO_METHODS),
            exact(input) ? WilcoxonSignedRank.Method.EXACT : asymptotic,
            GoldenOptions.alternative(input));
    WilcoxonSignedRank test =
        WilcoxonSignedRank.paired(input.values("x"), input.values("y"), options);
    return Map.of(
        "w_plus", test.wPlus(),
        "w_minus", test.wMinus(),
        "n_used", test.used(),
        "z", test.z(),
        "p_value", test.pValue());
  }

  private static Map<String, Object> mannWhitney(GoldenInput input) {
    MannWhitney.Method asymptotic =
        input.flag("correction", false)
            ? MannWhitney.Method.ASYMPTOTIC_CORRECTED
            : MannWhitney.Method.ASYMPTOTIC;
    MannWhitney test =
        MannWhitney.of(
            input.values("x"),
            input.values("y"),
            exact(input) ? MannWhitney.Method.EXACT : asymptotic,
            GoldenOptions.alternative(input));
    return Map.of("u", test.u(), "z", test.z(), "p_value", test.pValue());
  }

  private static Map<String, Object> friedman(GoldenInput input) {
    FriedmanTest test = FriedmanTest.of(input.rows("matrix"), input.flag("higher_is_better", true));
    return Map.of(
        "mean_ranks", test.meanRanks(),
        "chi2_uncorrected", test.uncorrected(),
        "chi2", test.statistic(),
        "df", test.degreesOfFreedom(),
        "p_value", test.pValue(),
        "iman_davenport_f", test.f(),
        "iman_davenport_p", test.fPValue());
  }

  private static Map<String, Object> cochran(GoldenInput input) {
    CochranQ test = CochranQ.of(input.rows("matrix"));
    return Map.of(
        "statistic", test.statistic(),
        "df", test.degreesOfFreedom(),
        "p_value", test.pValue());
  }

  private static Map<String, Object> kruskal(GoldenInput input) {
    KruskalWallis test = KruskalWallis.of(input.rows("groups"));
    return Map.of(
        "statistic", test.statistic(),
        "df", test.degreesOfFreedom(),
        "p_value", test.pValue());
  }

  private static Map<String, Object> kolmogorovSmirnov(GoldenInput input) {
    KolmogorovSmirnov test =
        KolmogorovSmirnov.of(
            input.values("x"),
            input.values("y"),
            exact(input) ? KolmogorovSmirnov.Method.EXACT : KolmogorovSmirnov.Method.ASYMPTOTIC);
    return Map.of("statistic", test.statistic(), "p_value", test.pValue());
  }
}
