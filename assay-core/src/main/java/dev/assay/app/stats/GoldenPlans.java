package dev.assay.app.stats;

import dev.assay.stats.Alternative;
import dev.assay.stats.power.BinomialPower;
import dev.assay.stats.power.ChiSquaredPower;
import dev.assay.stats.power.EquivalencePower;
import dev.assay.stats.power.FisherPower;
import dev.assay.stats.power.IntervalWidth;
import dev.assay.stats.power.RankPower;
import dev.assay.stats.power.ResampledTPower;
import dev.assay.stats.power.TTestPower.Design;
import dev.assay.stats.power.ZTestPower;
import java.util.Map;

/// The reference functions that plan a sample by the same solver as `assay power`: `solve` is `n`,
/// `power` or `effect`, the others are given.
final class GoldenPlans {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "power_z_test", GoldenPlans::zTest,
          "power_equivalence", GoldenPlans::equivalence,
          "power_rank_test", GoldenPlans::rankTest,
          "power_binomial", GoldenPlans::binomial,
          "power_fisher", GoldenPlans::fisher,
          "power_chi2", GoldenPlans::chiSquared,
          "power_resampled_ttest", GoldenPlans::resampled,
          "interval_half_width", GoldenPlans::width);

  private static final Map<String, Design> DESIGNS =
      Map.of(
          "one-sample", Design.ONE_SAMPLE,
          "paired", Design.PAIRED,
          "two-sample", Design.TWO_SAMPLE);

  private static final Map<String, RankPower.Test> RANK_TESTS =
      Map.of(
          "sign", RankPower.Test.SIGN,
          "signed-rank", RankPower.Test.SIGNED_RANK,
          "rank-sum", RankPower.Test.RANK_SUM);

  private enum Quantity {
    MEAN,
    WILSON,
    CLOPPER_PEARSON,
    QUANTILE
  }

  private static final Map<String, Quantity> QUANTITIES =
      Map.of(
          "mean", Quantity.MEAN,
          "wilson", Quantity.WILSON,
          "clopper_pearson", Quantity.CLOPPER_PEARSON,
          "quantile", Quantity.QUANTILE);

  private GoldenPlans() {}

  private static Map<String, Object> zTest(GoldenInput input) {
    Alternative alternative = GoldenOptions.alternative(input);
    return solved(
        input,
        PowerDesigns.knownDeviation(
            new ZTestPower(design(input), input.number("alpha", 0.05), alternative), 1));
  }

  private static Map<String, Object> equivalence(GoldenInput input) {
    EquivalencePower test =
        new EquivalencePower(
            design(input), input.number("alpha", 0.05), input.number("difference", 0));
    return solved(input, PowerDesigns.equivalence(test, 1));
  }

  private static Map<String, Object> rankTest(GoldenInput input) {
    RankPower test =
        new RankPower(
            input.choice("test", "", RANK_TESTS),
            input.number("alpha", 0.05),
            GoldenOptions.alternative(input));
    return solved(input, PowerDesigns.ranks(test));
  }

  private static Map<String, Object> binomial(GoldenInput input) {
    BinomialPower test =
        new BinomialPower(
            input.number("p0"), input.number("alpha", 0.05), GoldenOptions.alternative(input));
    return solved(input, PowerDesigns.proportion(test));
  }

  private static Map<String, Object> fisher(GoldenInput input) {
    FisherPower test =
        new FisherPower(input.number("alpha", 0.05), GoldenOptions.alternative(input));
    return solved(input, PowerDesigns.exactProportions(test, input.number("p1")));
  }

  private static Map<String, Object> chiSquared(GoldenInput input) {
    return solved(
        input,
        PowerDesigns.table(new ChiSquaredPower(input.number("df"), input.number("alpha", 0.05))));
  }

  private static Map<String, Object> resampled(GoldenInput input) {
    return solved(
        input,
        PowerDesigns.splits(
            new ResampledTPower(input.number("ratio"), input.number("alpha", 0.05)), 1));
  }

  private static Map<String, Object> width(GoldenInput input) {
    double confidence = input.confidence();
    return switch (input.choice("kind", "", QUANTITIES)) {
      case MEAN -> width(input, new IntervalWidth.Mean(input.number("sd"), confidence));
      case WILSON -> width(input, new IntervalWidth.Proportion(input.number("p"), confidence));
      case CLOPPER_PEARSON ->
          width(input, new IntervalWidth.ExactProportion(input.number("p"), confidence));
      case QUANTILE ->
          Map.of("n", IntervalWidth.boundedQuantile(input.number("p"), confidence).ceiling());
    };
  }

  private static Map<String, Object> width(GoldenInput input, IntervalWidth width) {
    return input.has("n")
        ? Map.of("half_width", width.halfWidth(input.number("n")))
        : Map.of("n", width.sampleSize(input.number("half_width")).exact());
  }

  private static Design design(GoldenInput input) {
    return input.choice("kind", "two-sample", DESIGNS);
  }

  private static Map<String, Object> solved(GoldenInput input, PowerDesign design) {
    return switch (input.text("solve", "n")) {
      case "n" -> Map.of("n", design.sampleSize(input.number("effect"), input.number("power")));
      case "effect" -> Map.of("effect", design.effect(input.number("n"), input.number("power")));
      default -> Map.of("power", design.power(input.number("n"), input.number("effect")));
    };
  }
}
