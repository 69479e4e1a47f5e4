package dev.assay.app.stats;

import dev.assay.stats.Arguments;
import dev.assay.stats.hypothesis.BinomialTest;
import dev.assay.stats.hypothesis.ChiSquaredTest;
import dev.assay.stats.hypothesis.FisherExactTest;
import dev.assay.stats.hypothesis.McNemarTest;
import dev.assay.stats.hypothesis.SignTest;
import java.util.Map;

/// The reference functions that test counts.
final class GoldenCountTests {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "sign_test", GoldenCountTests::sign,
          "binom_test", GoldenCountTests::binomial,
          "mcnemar", GoldenCountTests::mcnemar,
          "chi2_contingency", GoldenCountTests::chiSquared,
          "fisher_exact", GoldenCountTests::fisher);

  private static final Map<String, McNemarTest.Method> MCNEMAR =
      Map.of(
          "exact", McNemarTest.Method.EXACT,
          "mid_p", McNemarTest.Method.MID_P,
          "chi2", McNemarTest.Method.CHI_SQUARED,
          "chi2_cc", McNemarTest.Method.CHI_SQUARED_CORRECTED);

  private GoldenCountTests() {}

  private static Map<String, Object> sign(GoldenInput input) {
    SignTest test =
        SignTest.paired(input.values("x"), input.values("y"), GoldenOptions.alternative(input));
    return Map.of(
        "positive", test.positive(), "negative", test.negative(), "p_value", test.pValue());
  }

  private static Map<String, Object> binomial(GoldenInput input) {
    double p =
        BinomialTest.pValue(
            input.count("x"),
            input.count("n"),
            input.number("p0", 0.5),
            GoldenOptions.alternative(input));
    return Map.of("p_value", p);
  }

  private static Map<String, Object> mcnemar(GoldenInput input) {
    McNemarTest test =
        McNemarTest.of(
            input.count("b"), input.count("c"), input.choice("method", "mid_p", MCNEMAR));
    return Map.of("statistic", test.statistic(), "p_value", test.pValue());
  }

  private static Map<String, Object> chiSquared(GoldenInput input) {
    ChiSquaredTest test = ChiSquaredTest.of(input.rows("table"), input.flag("correction", false));
    return Map.of(
        "statistic", test.statistic(),
        "p_value", test.pValue(),
        "df", test.degreesOfFreedom());
  }

  private static Map<String, Object> fisher(GoldenInput input) {
    int[][] table = input.countRows("table");
    Arguments.require(
        table.length == 2 && table[0].length == 2 && table[1].length == 2,
        "table must have 2 rows and 2 columns",
        table.length + " rows");
    double p =
        FisherExactTest.pValue(
            table[0][0], table[0][1], table[1][0], table[1][1], GoldenOptions.alternative(input));
    return Map.of("p_value", p);
  }
}
