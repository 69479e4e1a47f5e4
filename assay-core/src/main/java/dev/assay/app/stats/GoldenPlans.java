package dev.assay.app.stats;

import dev.assay.stats.Alternative;
import dev.assay.stats.interval.ProportionMethod;
import dev.assay.stats.power.BinomialPower;
import dev.assay.stats.power.ChiSquaredPower;
import dev.assay.stats.power.ClusterPlan;
import dev.assay.stats.power.EquivalencePower;
import dev.assay.stats.power.FisherPower;
import dev.assay.stats.power.IntervalWidth;
import dev.assay.stats.power.ManyModelsPower;
import dev.assay.stats.power.NemenyiPower;
import dev.assay.stats.power.RankPower;
import dev.assay.stats.power.RatioPower;
import dev.assay.stats.power.ResampledTPower;
import dev.assay.stats.power.TTestPower.Design;
import dev.assay.stats.power.ZTestPower;
import java.util.Map;
import java.util.Optional;

/// The reference functions that plan a sample by the same solver as `assay power`: `solve` is `n`,
/// `power` or `effect`, the others are given.
final class GoldenPlans {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.ofEntries(
          Map.entry("power_z_test", GoldenPlans::zTest),
          Map.entry("power_equivalence", GoldenPlans::equivalence),
          Map.entry("power_rank_test", GoldenPlans::rankTest),
          Map.entry("power_binomial", GoldenPlans::binomial),
          Map.entry("power_fisher", GoldenPlans::fisher),
          Map.entry("power_chi2", GoldenPlans::chiSquared),
          Map.entry("power_resampled_ttest", GoldenPlans::resampled),
          Map.entry("power_models", GoldenPlans::models),
          Map.entry("power_nemenyi", GoldenPlans::nemenyi),
          Map.entry("power_ratio", GoldenPlans::ratioTest),
          Map.entry("interval_half_width", GoldenPlans::width));

  private static final PowerRequests.Scale UNSCALED = new PowerRequests.Scale(1, Optional.empty());

  private static final Map<String, ManyModelsPower.Test> MODEL_TESTS =
      Map.of(
          "kruskal", ManyModelsPower.Test.KRUSKAL_WALLIS,
          "friedman", ManyModelsPower.Test.FRIEDMAN,
          "cochran", ManyModelsPower.Test.COCHRAN);

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
    NEWCOMBE,
    ODDS_RATIO,
    RISK_RATIO,
    CLUSTERED_MEAN,
    QUANTILE
  }

  private static final Map<String, Quantity> QUANTITIES =
      Map.of(
          "mean", Quantity.MEAN,
          "wilson", Quantity.WILSON,
          "clopper_pearson", Quantity.CLOPPER_PEARSON,
          "newcombe", Quantity.NEWCOMBE,
          "odds_ratio", Quantity.ODDS_RATIO,
          "risk_ratio", Quantity.RISK_RATIO,
          "clustered_mean", Quantity.CLUSTERED_MEAN,
          "quantile", Quantity.QUANTILE);

  private GoldenPlans() {}

  private static Map<String, Object> zTest(GoldenInput input) {
    Alternative alternative = GoldenOptions.alternative(input);
    return solved(
        input,
        PowerDesigns.knownDeviation(
            new ZTestPower(design(input), input.number("alpha", 0.05), alternative), UNSCALED));
  }

  private static Map<String, Object> equivalence(GoldenInput input) {
    EquivalencePower test =
        new EquivalencePower(
            design(input), input.number("alpha", 0.05), input.number("difference", 0));
    return solved(input, PowerDesigns.equivalence(test, UNSCALED));
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
            new ResampledTPower(input.number("ratio"), input.number("alpha", 0.05)), UNSCALED));
  }

  private static Map<String, Object> width(GoldenInput input) {
    double confidence = input.confidence();
    return switch (input.choice("kind", "", QUANTITIES)) {
      case MEAN -> width(input, new IntervalWidth.Mean(input.number("sd"), confidence));
      case WILSON -> proportion(input, ProportionMethod.WILSON);
      case CLOPPER_PEARSON -> proportion(input, ProportionMethod.CLOPPER_PEARSON);
      case ODDS_RATIO -> ratio(input, RatioPower.Measure.ODDS);
      case RISK_RATIO -> ratio(input, RatioPower.Measure.RISK);
      case NEWCOMBE ->
          width(
              input,
              new IntervalWidth.ProportionDifference(
                  input.number("p1"), input.number("p2"), confidence));
      case CLUSTERED_MEAN ->
          width(
              input,
              new IntervalWidth.ClusteredMean(
                  input.number("sd"),
                  new ClusterPlan(input.number("cluster_size"), input.number("icc")),
                  confidence));
      case QUANTILE ->
          Map.of("n", IntervalWidth.boundedQuantile(input.number("p"), confidence).ceiling());
    };
  }

  private static Map<String, Object> proportion(GoldenInput input, ProportionMethod method) {
    return width(
        input, new IntervalWidth.Proportion(method, input.number("p"), input.confidence()));
  }

  private static Map<String, Object> ratio(GoldenInput input, RatioPower.Measure measure) {
    return width(
        input,
        new IntervalWidth.LogRatio(
            measure, input.number("p1"), input.number("p2"), input.confidence()));
  }

  private static Map<String, Object> models(GoldenInput input) {
    ManyModelsPower test =
        new ManyModelsPower(
            input.choice("test", "", MODEL_TESTS),
            input.count("models"),
            input.number("alpha", 0.05));
    return solved(input, PowerDesigns.models(test));
  }

  private static Map<String, Object> nemenyi(GoldenInput input) {
    return solved(
        input,
        PowerDesigns.nemenyi(new NemenyiPower(input.count("models"), input.number("alpha", 0.05))));
  }

  private static Map<String, Object> ratioTest(GoldenInput input) {
    RatioPower.Measure measure =
        input.choice(
            "measure",
            "",
            Map.of("odds", RatioPower.Measure.ODDS, "risk", RatioPower.Measure.RISK));
    return solved(
        input,
        PowerDesigns.ratio(
            new RatioPower(measure, input.number("base"), input.number("alpha", 0.05))));
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
