package dev.assay.app.stats;

import dev.assay.stats.correction.Correction;
import dev.assay.stats.hypothesis.EquivalenceTest;
import dev.assay.stats.hypothesis.LeveneTest;
import dev.assay.stats.hypothesis.NonInferiorityTest;
import dev.assay.stats.hypothesis.ShapiroWilk;
import dev.assay.stats.hypothesis.TTest;
import java.util.Map;

/// The reference functions that test means and normality, and that correct p-values.
final class GoldenMeanTests {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.ofEntries(
          Map.entry("ttest_1samp", GoldenMeanTests::oneSample),
          Map.entry("ttest_rel", GoldenMeanTests::paired),
          Map.entry("ttest_ind", GoldenMeanTests::independent),
          Map.entry("corrected_resampled_ttest", GoldenMeanTests::corrected),
          Map.entry("tost_paired", GoldenMeanTests::equivalencePaired),
          Map.entry("tost_ind", GoldenMeanTests::equivalenceIndependent),
          Map.entry("non_inferiority_paired", GoldenMeanTests::nonInferiority),
          Map.entry("levene", GoldenMeanTests::levene),
          Map.entry("shapiro_wilk", GoldenMeanTests::shapiroWilk),
          Map.entry("p_adjust", GoldenMeanTests::adjust));

  private static final Map<String, Correction> CORRECTIONS =
      Map.of(
          "bonferroni", Correction.BONFERRONI,
          "sidak", Correction.SIDAK,
          "holm", Correction.HOLM,
          "hochberg", Correction.HOCHBERG,
          "hommel", Correction.HOMMEL,
          "BH", Correction.BENJAMINI_HOCHBERG,
          "fdr", Correction.BENJAMINI_HOCHBERG,
          "BY", Correction.BENJAMINI_YEKUTIELI);

  private GoldenMeanTests() {}

  private static Map<String, Object> oneSample(GoldenInput input) {
    return outputs(
        TTest.oneSample(input.values("x"), input.number("mu", 0), GoldenOptions.tTest(input)));
  }

  private static Map<String, Object> paired(GoldenInput input) {
    return outputs(TTest.paired(input.values("x"), input.values("y"), GoldenOptions.tTest(input)));
  }

  private static Map<String, Object> independent(GoldenInput input) {
    return outputs(
        TTest.independent(
            input.values("x"),
            input.values("y"),
            GoldenOptions.variance(input),
            GoldenOptions.tTest(input)));
  }

  private static Map<String, Object> corrected(GoldenInput input) {
    return outputs(
        TTest.correctedResampled(
            input.values("differences"),
            input.number("n_train"),
            input.number("n_test"),
            GoldenOptions.tTest(input)));
  }

  private static Map<String, Object> outputs(TTest test) {
    return Map.of(
        "statistic", test.statistic(),
        "df", test.interval().degreesOfFreedom(),
        "p_value", test.pValue(),
        "estimate", test.interval().estimate(),
        "se", test.interval().standardError(),
        "lower", test.interval().lower(),
        "upper", test.interval().upper());
  }

  private static Map<String, Object> equivalencePaired(GoldenInput input) {
    return outputs(
        EquivalenceTest.paired(
            input.values("x"), input.values("y"), input.number("low"), input.number("upp")));
  }

  private static Map<String, Object> equivalenceIndependent(GoldenInput input) {
    return outputs(
        EquivalenceTest.independent(
            input.values("x"),
            input.values("y"),
            input.number("low"),
            input.number("upp"),
            GoldenOptions.variance(input)));
  }

  private static Map<String, Object> outputs(EquivalenceTest test) {
    return Map.of(
        "p_value", test.pValue(),
        "p_lower", test.lowerPValue(),
        "p_upper", test.upperPValue(),
        "t_lower", test.lowerStatistic(),
        "t_upper", test.upperStatistic(),
        "df", test.degreesOfFreedom());
  }

  private static Map<String, Object> nonInferiority(GoldenInput input) {
    NonInferiorityTest test =
        NonInferiorityTest.paired(
            input.values("x"),
            input.values("y"),
            input.number("margin"),
            input.number("alpha", 0.05));
    return Map.of(
        "statistic", test.statistic(),
        "p_value", test.pValue(),
        "lower_bound", test.lowerBound(),
        "non_inferior", test.nonInferior());
  }

  private static Map<String, Object> levene(GoldenInput input) {
    LeveneTest.Center center =
        input.choice(
            "center",
            "median",
            Map.of("median", LeveneTest.Center.MEDIAN, "mean", LeveneTest.Center.MEAN));
    LeveneTest test = LeveneTest.of(input.rows("groups"), center);
    return Map.of("statistic", test.statistic(), "p_value", test.pValue());
  }

  private static Map<String, Object> shapiroWilk(GoldenInput input) {
    ShapiroWilk test = ShapiroWilk.of(input.values("x"));
    return Map.of("statistic", test.statistic(), "p_value", test.pValue());
  }

  private static Map<String, Object> adjust(GoldenInput input) {
    Correction correction = input.choice("method", "holm", CORRECTIONS);
    return Map.of("adjusted", correction.adjust(input.values("p")));
  }
}
