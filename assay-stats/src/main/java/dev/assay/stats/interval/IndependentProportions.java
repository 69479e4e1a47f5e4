package dev.assay.stats.interval;

import dev.assay.stats.Interval;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.interval.ProportionMethod.Limits;

/// Successes in two independent groups, and the intervals of the difference of their rates, `x1/n1
/// - x2/n2`, in [-1, 1].
///
/// @param successes1 the successes of the first group
/// @param trials1 the size of the first group
/// @param successes2 the successes of the second group
/// @param trials2 the size of the second group
public record IndependentProportions(long successes1, long trials1, long successes2, long trials2) {

  /// @throws RefusedException EMPTY_INPUT for an empty group, INVALID_ARGUMENT for a negative count
  ///   or more successes than trials
  public IndependentProportions {
    ProportionMethod.check("successes1", successes1, "trials1", trials1);
    ProportionMethod.check("successes2", successes2, "trials2", trials2);
  }

  /// The rate of the first group minus that of the second.
  public double difference() {
    return (double) successes1 / trials1 - (double) successes2 / trials2;
  }

  /// Square-and-add of the two Wilson intervals (Newcombe 1998, Interval estimation for the
  /// difference between independent proportions, method 10, Statistics in Medicine 17).
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a confidence outside of (0, 1)
  public Interval newcombe(double confidence) {
    double z = Normal.critical(confidence);
    double p1 = (double) successes1 / trials1;
    double p2 = (double) successes2 / trials2;
    Limits first = Wilson.limits(p1, (double) trials1, z);
    Limits second = Wilson.limits(p2, (double) trials2, z);
    return clipped(
        difference() - Math.hypot(p1 - first.lower(), second.upper() - p2),
        difference() + Math.hypot(first.upper() - p1, p2 - second.lower()),
        confidence,
        "newcombe");
  }

  /// Wald's interval after adding one success and one failure to each group (Agresti and Caffo
  /// 2000, Simple and effective confidence intervals for proportions, American Statistician 54).
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a confidence outside of (0, 1)
  public Interval agrestiCaffo(double confidence) {
    double p1 = (successes1 + 1.0) / (trials1 + 2.0);
    double p2 = (successes2 + 1.0) / (trials2 + 2.0);
    double variance = p1 * (1 - p1) / (trials1 + 2.0) + p2 * (1 - p2) / (trials2 + 2.0);
    double reach = Normal.critical(confidence) * Math.sqrt(variance);
    return clipped(p1 - p2 - reach, p1 - p2 + reach, confidence, "agresti-caffo");
  }

  private Interval clipped(double lower, double upper, double confidence, String method) {
    return Interval.of(
        difference(), Math.clamp(lower, -1, 1), Math.clamp(upper, -1, 1), confidence, method);
  }
}
