package dev.assay.stats.agreement;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.StudentT;

/// A coefficient of agreement with its standard error over the units.
///
/// Reference: Gwet (2014), Handbook of inter-rater reliability, chapter 6.
///
/// @param coefficient the coefficient, at most 1
/// @param standardError the linearised standard error; 0 where the raters agree wholly
/// @param units the number of rated units
public record UnitAgreement(double coefficient, double standardError, int units) {

  /// The interval `coefficient ± t(units - 1) se`, its upper limit clipped to 1.
  ///
  /// @throws RefusedException DEGENERATE where the standard error is 0, INVALID_ARGUMENT for a
  ///   level outside of (0, 1)
  public Interval interval(double level) {
    Arguments.insideUnit("level", level);
    if (standardError == 0) {
      throw new RefusedException(
          Refusal.DEGENERATE, "counts have no interval: every unit agrees in the same way");
    }
    double df = units - 1.0;
    double half = new StudentT(df).upperQuantile((1 - level) / 2) * standardError;
    return new Interval(
        coefficient,
        coefficient - half,
        Math.min(1, coefficient + half),
        level,
        "linearised-t",
        standardError,
        df);
  }
}
