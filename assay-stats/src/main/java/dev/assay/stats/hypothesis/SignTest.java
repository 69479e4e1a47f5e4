package dev.assay.stats.hypothesis;

import dev.assay.stats.Alternative;
import dev.assay.stats.Pairs;
import dev.assay.stats.distribution.Binomial;

/// The sign test: as many differences are positive as negative; zeros are left out.
///
/// Reference: Dixon and Mood (1946), The statistical sign test, JASA 41.
///
/// @param positive how many differences are positive
/// @param negative how many are negative
/// @param pValue from the binomial distribution with probability 1/2; 1 where all are 0
public record SignTest(int positive, int negative, double pValue) {

  /// The test on the differences `x - y` of the same items.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH
  public static SignTest paired(double[] x, double[] y, Alternative alternative) {
    int positive = 0;
    int negative = 0;
    for (double difference : Pairs.differences(x, y)) {
      positive += difference > 0 ? 1 : 0;
      negative += difference < 0 ? 1 : 0;
    }
    int n = positive + negative;
    Binomial coin = new Binomial(n, 0.5);
    double p = n == 0 ? 1 : alternative.pValue(coin.cdf(positive), coin.cdf(negative));
    return new SignTest(positive, negative, p);
  }
}
