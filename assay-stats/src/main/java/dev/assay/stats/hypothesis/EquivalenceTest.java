package dev.assay.stats.hypothesis;

import dev.assay.stats.Arguments;
import dev.assay.stats.Pairs;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.StudentT;
import dev.assay.stats.hypothesis.TTest.Difference;
import dev.assay.stats.hypothesis.TTest.Variance;

/// Two one-sided t tests (TOST) of "the mean difference lies outside of `(low, high)`": a small
/// p-value shows equivalence (Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics
/// 15).
///
/// @param pValue the larger of the two
/// @param lowerStatistic t against `low`
/// @param lowerPValue the chance of a t as large, if the difference is `low`
/// @param upperStatistic t against `high`
/// @param upperPValue the chance of a t as small, if the difference is `high`
/// @param degreesOfFreedom of both
public record EquivalenceTest(
    double pValue,
    double lowerStatistic,
    double lowerPValue,
    double upperStatistic,
    double upperPValue,
    double degreesOfFreedom) {

  /// The test on the differences `x - y` of the same items.
  ///
  /// @param low the lower equivalence limit, in the unit of the data, below `high`
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2, NAN_INPUT,
  ///   LENGTH_MISMATCH, DEGENERATE for constant differences, INVALID_ARGUMENT for limits that are
  ///   not in order
  public static EquivalenceTest paired(double[] x, double[] y, double low, double high) {
    Moments moments = Moments.of("x - y", Pairs.differences(x, y)).varying("x - y");
    return of(
        new Difference(moments.mean(), moments.standardError(), moments.n() - 1.0), low, high);
  }

  /// The test on two independent samples.
  ///
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2, NAN_INPUT, DEGENERATE if
  ///   both are constant, INVALID_ARGUMENT for limits that are not in order
  public static EquivalenceTest independent(
      double[] x, double[] y, double low, double high, Variance variance) {
    return of(Difference.of(x, y, variance), low, high);
  }

  private static EquivalenceTest of(Difference difference, double low, double high) {
    Arguments.require(
        low < high && Double.isFinite(low) && Double.isFinite(high),
        "low must be below high, and both finite",
        low + ", " + high);
    StudentT law = new StudentT(difference.degreesOfFreedom());
    double lower = (difference.mean() - low) / difference.error();
    double upper = (difference.mean() - high) / difference.error();
    double lowerP = law.sf(lower);
    double upperP = law.cdf(upper);
    return new EquivalenceTest(
        Math.max(lowerP, upperP), lower, lowerP, upper, upperP, difference.degreesOfFreedom());
  }
}
