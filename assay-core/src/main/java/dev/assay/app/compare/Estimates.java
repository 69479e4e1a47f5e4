package dev.assay.app.compare;

import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Source;
import dev.assay.analysis.change.Traits;
import dev.assay.api.metric.Derivation;
import dev.assay.api.result.EstimateRecord;
import dev.assay.report.Figure;
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
    OptionalDouble value = Figure.point(estimate.estimate());
    return new Measured(
        series,
        traits,
        source,
        value,
        value.isPresent() ? spread(traits, estimate) : Measured.Spread.UNKNOWN,
        samples,
        new double[0],
        switch (estimate.estimate()) {
          case Estimate.Known _ -> "";
          case Estimate.ValueOnly only -> only.explanation();
          case Estimate.Refused refused -> refused.explanation();
        });
  }

  private static Measured.Spread spread(Traits traits, EstimateRecord estimate) {
    if (!(estimate.estimate() instanceof Estimate.Known(Interval it))) {
      return new Measured.Spread(Double.NaN, Double.NaN, estimate.n(), estimate.unit());
    }
    double error =
        traits.variesByRun()
            ? inUnit(it.standardError(), it.estimate(), it.method())
            : standardError(it);
    return new Measured.Spread(error, it.degreesOfFreedom(), estimate.n(), estimate.unit());
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
