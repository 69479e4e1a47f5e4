package dev.assay.stats.hypothesis;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.distribution.Binomial;
import dev.assay.stats.distribution.ChiSquared;

/// McNemar's test of "two models are right equally often" on the same items, by those on which just
/// one of them is right.
///
/// References: McNemar (1947), Psychometrika 12; Edwards (1948), Psychometrika 13; Fagerland,
/// Lydersen and Laake (2013), The McNemar test for binary matched-pairs data, BMC Medical Research
/// Methodology 13.
///
/// @param statistic the chi-squared statistic, or the smaller count where exact
/// @param pValue two-sided; 1 where no item tells the models apart
public record McNemarTest(double statistic, double pValue) {

  /// How the p-value is computed.
  public enum Method {
    /// Twice the binomial tail of the smaller count: for hard gates.
    EXACT,
    /// EXACT minus the probability of the observed outcome, 1 where the counts are equal: the
    /// default.
    MID_P,
    /// `(b - c)^2 / (b + c)`, chi-squared with 1 degree of freedom.
    CHI_SQUARED,
    /// `max(|b - c| - 1, 0)^2 / (b + c)`, chi-squared with 1 degree of freedom.
    CHI_SQUARED_CORRECTED
  }

  /// The test.
  ///
  /// @param firstOnly on how many items only the first model is right (b)
  /// @param secondOnly on how many only the second is (c)
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a negative count
  public static McNemarTest of(int firstOnly, int secondOnly, Method method) {
    Arguments.require(firstOnly >= 0, "firstOnly must not be negative", firstOnly);
    Arguments.require(secondOnly >= 0, "secondOnly must not be negative", secondOnly);
    int smaller = Math.min(firstOnly, secondOnly);
    int n = Math.addExact(firstOnly, secondOnly);
    boolean chi = method == Method.CHI_SQUARED || method == Method.CHI_SQUARED_CORRECTED;
    if (n == 0) {
      return new McNemarTest(0, 1);
    }
    if (chi) {
      double slack = method == Method.CHI_SQUARED_CORRECTED ? 1 : 0;
      double distance = Math.max(Math.abs((double) firstOnly - secondOnly) - slack, 0);
      double statistic = distance * distance / n;
      return new McNemarTest(statistic, new ChiSquared(1).sf(statistic));
    }
    Binomial coin = new Binomial(n, 0.5);
    double tail = coin.cdf(smaller);
    double exact = Alternative.TWO_SIDED.pValue(tail, 1);
    double middle = firstOnly == secondOnly ? 1 : 2 * tail - coin.probability(smaller);
    return new McNemarTest(smaller, method == Method.EXACT ? exact : middle);
  }
}
