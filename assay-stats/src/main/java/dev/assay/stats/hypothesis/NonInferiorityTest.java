package dev.assay.stats.hypothesis;

import dev.assay.stats.Arguments;
import dev.assay.stats.Pairs;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.StudentT;

/// The one-sided t test of "x is worse than y by the margin or more", that is `mean(x - y) <=
/// -margin`, on the same items.
///
/// Reference: Wellek (2010), Testing statistical hypotheses of equivalence and noninferiority,
/// chapter 2.
///
/// @param statistic `(mean(x - y) + margin) / standard error`
/// @param pValue the upper tail of the statistic
/// @param lowerBound the one-sided `1 - alpha` lower limit of the mean difference
/// @param nonInferior whether that limit lies above `-margin`
public record NonInferiorityTest(
    double statistic, double pValue, double lowerBound, boolean nonInferior) {

  /// The test; larger values are better.
  ///
  /// @param margin the deficit that would still be accepted, in the unit of the data, at least 0
  /// @param alpha the error rate, in (0, 1)
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2, NAN_INPUT,
  ///   LENGTH_MISMATCH, DEGENERATE for constant differences, INVALID_ARGUMENT for the margin or
  ///   alpha
  public static NonInferiorityTest paired(double[] x, double[] y, double margin, double alpha) {
    Arguments.require(
        margin >= 0 && Double.isFinite(margin), "margin must be finite and not negative", margin);
    Arguments.insideUnit("alpha", alpha);
    Moments moments = Moments.of("x - y", Pairs.differences(x, y)).varying("x - y");
    StudentT law = new StudentT(moments.n() - 1.0);
    double statistic = (moments.mean() + margin) / moments.standardError();
    double bound = moments.mean() - law.upperQuantile(alpha) * moments.standardError();
    return new NonInferiorityTest(statistic, law.sf(statistic), bound, bound > -margin);
  }
}
