package dev.assay.app.compare;

import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Source;
import dev.assay.analysis.change.Traits;
import dev.assay.api.metric.Derivation;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.distribution.Normal;
import java.util.Optional;
import java.util.OptionalDouble;

/// Estimates as the sides of a comparison have them.
final class Estimates {
  private static final String GEOMETRIC = "geometric";

  private Estimates() {}

  static Measured measured(
      Series series,
      Traits traits,
      Source source,
      EstimateRecord estimate,
      Optional<Derivation.Derived> samples) {
    return switch (estimate.estimate()) {
      case Estimate.Known(Interval interval) ->
          new Measured(
              series,
              traits,
              source,
              OptionalDouble.of(interval.estimate()),
              new Measured.Spread(
                  traits.variesByRun()
                      ? inUnit(interval.standardError(), interval.estimate(), interval.method())
                      : standardError(interval),
                  interval.degreesOfFreedom(),
                  estimate.n(),
                  estimate.unit()),
              samples,
              new double[0],
              "");
      case Estimate.ValueOnly(double value, var _, String why) ->
          new Measured(
              series,
              traits,
              source,
              OptionalDouble.of(value),
              new Measured.Spread(Double.NaN, Double.NaN, estimate.n(), estimate.unit()),
              samples,
              new double[0],
              why);
      case Estimate.Refused(var _, String why) ->
          new Measured(
              series,
              traits,
              source,
              OptionalDouble.empty(),
              Measured.Spread.UNKNOWN,
              samples,
              new double[0],
              why);
    };
  }

  private static double standardError(Interval it) {
    return Double.isFinite(it.standardError())
        ? inUnit(it.standardError(), it.estimate(), it.method())
        : standardError(it.lower(), it.upper(), it.level());
  }

  /// A standard error in the unit of the value: that of a geometric mean is told of its logarithm.
  static double inUnit(double standardError, double value, String method) {
    return method.startsWith(GEOMETRIC) ? standardError * Math.abs(value) : standardError;
  }

  /// The standard error of a normal interval as wide as that; NaN where it is not bounded.
  static double standardError(double lower, double upper, double level) {
    double width = upper - lower;
    return Double.isFinite(width)
        ? width / (2 * Normal.STANDARD.upperQuantile((1 - level) / 2))
        : Double.NaN;
  }
}
