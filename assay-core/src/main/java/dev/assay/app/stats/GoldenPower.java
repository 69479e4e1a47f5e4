package dev.assay.app.stats;

import dev.assay.stats.Alternative;
import dev.assay.stats.power.EvaluationPower;
import dev.assay.stats.power.McNemarPower;
import dev.assay.stats.power.ProportionPower;
import dev.assay.stats.power.SampleSize;
import dev.assay.stats.power.TTestPower;
import dev.assay.stats.power.TTestPower.Design;
import java.util.Map;

/// The reference functions that plan a sample.
final class GoldenPower {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "power_t_test", GoldenPower::tTest,
          "power_two_proportions", GoldenPower::proportions,
          "sample_size_mcnemar", GoldenPower::mcnemar,
          "eval_sample_size", GoldenPower::evaluation);

  private static final Map<String, Design> DESIGNS =
      Map.of(
          "one-sample", Design.ONE_SAMPLE,
          "paired", Design.PAIRED,
          "two-sample", Design.TWO_SAMPLE);

  private static final Map<String, Alternative> ALTERNATIVES =
      Map.of(
          "two-sided", Alternative.TWO_SIDED,
          "one-sided", Alternative.GREATER,
          "greater", Alternative.GREATER,
          "less", Alternative.LESS);

  private enum Unknown {
    POWER,
    SIZE,
    EFFECT
  }

  private static final Map<String, Unknown> UNKNOWNS =
      Map.of(
          "power", Unknown.POWER,
          "n", Unknown.SIZE,
          "effect", Unknown.EFFECT,
          "mde", Unknown.EFFECT);

  private GoldenPower() {}

  private static Map<String, Object> tTest(GoldenInput input) {
    TTestPower test =
        new TTestPower(
            input.choice("kind", "two-sample", DESIGNS),
            input.number("alpha", 0.05),
            input.choice("alternative", "two-sided", ALTERNATIVES));
    return switch (input.choice("solve", "n", UNKNOWNS)) {
      case POWER -> Map.of("power", test.power(input.number("n"), input.number("effect")));
      case SIZE -> size(test.sampleSize(input.number("effect"), input.number("power")));
      case EFFECT ->
          Map.of("effect", test.detectableEffect(input.number("n"), input.number("power")));
    };
  }

  private static Map<String, Object> proportions(GoldenInput input) {
    Alternative alternative = input.choice("alternative", "two-sided", ALTERNATIVES);
    ProportionPower test =
        new ProportionPower(input.number("alpha", 0.05), alternative == Alternative.TWO_SIDED);
    double p1 = input.number("p1");
    return switch (input.choice("solve", "n", UNKNOWNS)) {
      case POWER -> Map.of("power", test.power(input.number("n"), p1, input.number("p2")));
      case SIZE -> size(test.sampleSize(p1, input.number("p2"), input.number("power")));
      case EFFECT -> {
        double p2 = test.detectableProportion(input.number("n"), p1, input.number("power"));
        yield Map.of("p2", p2, "effect", p2 - p1, "mde", p2 - p1);
      }
    };
  }

  private static Map<String, Object> mcnemar(GoldenInput input) {
    McNemarPower test = new McNemarPower(input.number("alpha", 0.05));
    double p10 = input.number("p10");
    double p01 = input.number("p01");
    return switch (input.choice("solve", "n", UNKNOWNS)) {
      case POWER -> Map.of("power", test.power(input.number("n"), p10, p01));
      case SIZE -> size(test.sampleSize(p10, p01, input.number("power")));
      case EFFECT ->
          Map.of(
              "mde",
              test.detectableDifference(input.number("n"), p10 + p01, input.number("power")));
    };
  }

  private static Map<String, Object> evaluation(GoldenInput input) {
    EvaluationPower evaluation =
        new EvaluationPower(
            input.number("omega2"),
            input.number("sigma2_a", 0),
            input.number("sigma2_b", 0),
            input.number("k_a", 1),
            input.number("k_b", 1));
    double alpha = input.number("alpha", 0.05);
    return switch (input.choice("solve", "n", UNKNOWNS)) {
      case POWER ->
          Map.of("power", evaluation.power(input.number("n"), input.number("delta"), alpha));
      case SIZE -> size(evaluation.sampleSize(input.number("delta"), alpha, input.number("power")));
      case EFFECT ->
          Map.of(
              "mde",
              evaluation.detectableDifference(input.number("n"), alpha, input.number("power")));
    };
  }

  private static Map<String, Object> size(SampleSize size) {
    return Map.of("n", size.exact(), "n_ceil", size.ceiling());
  }
}
