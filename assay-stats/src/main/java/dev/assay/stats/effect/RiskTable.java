package dev.assay.stats.effect;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;

/// Successes and failures of two independent groups, and the ratios of their odds and risks.
///
/// Where a cell is 0 the ratio would be 0, infinite or undefined: 1/2 is then added to every cell
/// (Haldane 1956, Anscombe 1956), and the method's name says so. Ratios are positive, without unit.
///
/// @param successes1 the successes of the first group
/// @param failures1 its failures
/// @param successes2 the successes of the second group
/// @param failures2 its failures
public record RiskTable(long successes1, long failures1, long successes2, long failures2) {

  /// @throws RefusedException INVALID_ARGUMENT for a negative count, EMPTY_INPUT for an empty group
  public RiskTable {
    for (long count : new long[] {successes1, failures1, successes2, failures2}) {
      Arguments.require(count >= 0, "each count must not be negative", count);
    }
    if (successes1 + failures1 == 0 || successes2 + failures2 == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "a group is empty");
    }
  }

  /// The odds ratio `(s1/f1) / (s2/f2)` with Woolf's interval: `exp` of the logarithm `-+ z
  /// sqrt(1/s1 + 1/f1 + 1/s2 + 1/f2)` (Woolf 1955, Annals of Human Genetics 19). The standard error
  /// is that of the logarithm.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a confidence outside of (0, 1)
  public Interval oddsRatio(double confidence) {
    double added = added();
    double s1 = successes1 + added;
    double f1 = failures1 + added;
    double s2 = successes2 + added;
    double f2 = failures2 + added;
    double variance = 1 / s1 + 1 / f1 + 1 / s2 + 1 / f2;
    return ratio(s1 * f2 / (f1 * s2), variance, confidence, "woolf");
  }

  /// The risk ratio `(s1/n1) / (s2/n2)` with Katz' interval: `exp` of the logarithm `-+ z sqrt(1/s1
  /// - 1/n1 + 1/s2 - 1/n2)` (Katz et al. 1978, Biometrics 34). The standard error is that of the
  ///   logarithm.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a confidence outside of (0, 1)
  public Interval riskRatio(double confidence) {
    double added = added();
    double s1 = successes1 + added;
    double n1 = s1 + failures1 + added;
    double s2 = successes2 + added;
    double n2 = s2 + failures2 + added;
    double variance = 1 / s1 - 1 / n1 + 1 / s2 - 1 / n2;
    return ratio(s1 / n1 / (s2 / n2), variance, confidence, "katz");
  }

  private double added() {
    boolean zero = successes1 == 0 || failures1 == 0 || successes2 == 0 || failures2 == 0;
    return zero ? 0.5 : 0;
  }

  private Interval ratio(double ratio, double variance, double confidence, String method) {
    double error = Math.sqrt(variance);
    double reach = Math.exp(Normal.critical(confidence) * error);
    return new Interval(
        ratio,
        ratio / reach,
        ratio * reach,
        confidence,
        added() > 0 ? method + "-haldane" : method,
        error,
        Double.POSITIVE_INFINITY);
  }
}
