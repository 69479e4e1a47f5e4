package dev.assay.stats.decision;

import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.StudentT;
import dev.assay.stats.interval.ClusterEstimator;
import dev.assay.stats.interval.ClusteredMean;
import java.util.List;
import java.util.OptionalDouble;

/// The interval `value -+ t * standard error` at any level, and its test of 0.
record StudentLimits(double value, double standardError, double degreesOfFreedom, String method)
    implements Evidence.Limits {

  /// @throws RefusedException `DEGENERATE` if the standard error is 0
  StudentLimits {
    if (!(standardError > 1e-12 * Math.abs(value))) {
      throw new RefusedException(Refusal.DEGENERATE, "columns: the observations do not vary");
    }
  }

  /// The clustered mean by CR2 with Satterthwaite's degrees of freedom.
  static StudentLimits clustered(ClusteredMean mean) {
    return new StudentLimits(
        mean.moments().mean(),
        Math.sqrt(mean.variance(ClusterEstimator.CR2)),
        mean.degreesOfFreedom(ClusterEstimator.CR2),
        "cr2-t");
  }

  /// The same under another name.
  StudentLimits named(String other) {
    return new StudentLimits(value, standardError, degreesOfFreedom, other);
  }

  @Override
  public Interval at(double level) {
    double reach = new StudentT(degreesOfFreedom).upperQuantile((1 - level) / 2) * standardError;
    return new Interval(
        value, value - reach, value + reach, level, method, standardError, degreesOfFreedom);
  }

  /// The two-sided p-value of "the value is 0".
  double pValue() {
    double t = Math.abs(value) / standardError;
    return Math.min(1, 2 * new StudentT(degreesOfFreedom).sf(t));
  }

  Evidence evidence(String reason, long units) {
    return new Evidence(
        value, standardError, OptionalDouble.of(pValue()), this, reason, units, List.of());
  }
}
