package dev.assay.stats.decision;

import dev.assay.stats.Interval;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/// The interval `value -+ t * standard error` at any level, and its test of 0.
record StudentLimits(double value, double standardError, double degreesOfFreedom, String method)
    implements Evidence.Limits {

  @Override
  public Interval at(double level) {
    double reach = quantile((1 - level) / 2) * standardError;
    return new Interval(
        value, value - reach, value + reach, level, method, standardError, degreesOfFreedom);
  }

  /// The upper quantile of Student's distribution.
  double quantile(double tail) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(tail);
  }

  /// The two-sided p-value of "the value is 0".
  double pValue() {
    double t = Math.abs(value) / standardError;
    return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(t));
  }

  Evidence evidence(String reason, long units) {
    return new Evidence(
        value, standardError, OptionalDouble.of(pValue()), this, reason, units, List.of());
  }
}
