package dev.assay.app.stats;

import dev.assay.stats.Alternative;
import dev.assay.stats.hypothesis.TTest;
import java.util.Map;

/// The options that many reference functions share.
final class GoldenOptions {
  private static final Map<String, Alternative> ALTERNATIVES =
      Map.of(
          "two-sided", Alternative.TWO_SIDED,
          "greater", Alternative.GREATER,
          "less", Alternative.LESS);

  private static final Map<String, TTest.Variance> VARIANCES =
      Map.of("welch", TTest.Variance.WELCH, "equal", TTest.Variance.EQUAL);

  private GoldenOptions() {}

  static Alternative alternative(GoldenInput input) {
    return input.choice("alternative", "two-sided", ALTERNATIVES);
  }

  static TTest.Variance variance(GoldenInput input) {
    return input.choice("variance", "welch", VARIANCES);
  }

  static TTest.Options tTest(GoldenInput input) {
    return new TTest.Options(alternative(input), input.confidence());
  }
}
