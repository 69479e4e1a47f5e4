package dev.assay.stats.decision;

import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import dev.assay.stats.resample.Bootstrap;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Jackknife;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.resample.ReplicateIntervals;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Evidence on any quantity, from its influence or its replicates.
///
/// @param quantity what is estimated
/// @param design how the rows came about
/// @param terms replicates and seed
record Resampled(Quantity quantity, Design design, Terms terms) {
  /// Below this many units the quantile of Student's distribution covers better than the bootstrap.
  static final int SMALLEST_BOOTSTRAP = 10;

  /// Below this many units neither the percentile nor the BCa interval is used.
  static final int SMALLEST_PERCENTILE = 30;

  /// Above this many units the normal approximation is exact enough, and resampling only costs.
  static final int LARGEST_BOOTSTRAP = 100_000;

  /// Picks the method by the number of units and by whether the statistic states its influence.
  Evidence evidence() {
    double[] pseudo = new double[quantity.rows()];
    Statistic.Bound bound = quantity.bind();
    Weights ones = Weights.ones(pseudo.length);
    double value = bound.of(ones);
    if (!bound.influence(ones, pseudo)) {
      return withoutInfluence();
    }
    for (int row = 0; row < pseudo.length; row++) {
      pseudo[row] += value;
    }
    int units = design.units();
    if (units < SMALLEST_BOOTSTRAP) {
      return student("t", "fewer than 10 observations: Student's t covers better than resampling");
    }
    if (units > LARGEST_BOOTSTRAP) {
      return student(
          "influence-t",
          "more than 100,000 observations: the standard error by the influence suffices");
    }
    return studentized();
  }

  /// The standard error by the influence, with Student's distribution.
  Evidence student(String method, String reason) {
    Bootstrap bootstrap = new Bootstrap(quantity, design, terms.resampling());
    double error = bootstrap.standardError();
    return new StudentLimits(bootstrap.estimate(), error, degreesOfFreedom(), method)
        .evidence(reason, design.units());
  }

  private double degreesOfFreedom() {
    return Math.max(1, design.units() - design.samples());
  }

  private Evidence studentized() {
    Bootstrap bootstrap = new Bootstrap(quantity, design, terms.resampling());
    Bootstrap.Studentized drawn = bootstrap.studentized();
    Evidence.Limits limits =
        level ->
            ReplicateIntervals.studentized(
                drawn.estimate(), drawn.standardError(), drawn.pivots(), level);
    Interval widest = limits.at(Math.max(0.99, terms.level()));
    if (Double.isInfinite(widest.width())) {
      return student(
          "t", "too few distinct values for the studentized bootstrap: Student's t instead");
    }
    return new Evidence(
        drawn.estimate(),
        drawn.standardError(),
        OptionalDouble.of(drawn.twoSidedPValue(0)),
        limits,
        "the studentized bootstrap covers best from 10 observations on, on skewed data above all",
        design.units(),
        List.of());
  }

  /// Evidence on a statistic without influence.
  private Evidence withoutInfluence() {
    int units = design.units();
    Bootstrap bootstrap = new Bootstrap(quantity, design, terms.resampling());
    double value = bootstrap.estimate();
    if (units < SMALLEST_PERCENTILE || units > LARGEST_BOOTSTRAP) {
      double error = new Jackknife(quantity, design).standardError();
      if (!(error > 0)) {
        throw new RefusedException(Refusal.DEGENERATE, "columns: the jackknife finds no variation");
      }
      double df = Math.min(degreesOfFreedom(), 199);
      return new StudentLimits(value, error, df, "jackknife-t")
          .evidence("the statistic states no influence: jackknife standard error and t", units);
    }
    double[] replicates = bootstrap.replicates();
    double acceleration = bootstrap.acceleration();
    return replicated(
        value,
        replicates,
        level -> ReplicateIntervals.bca(value, replicates, acceleration, level),
        "the statistic states no influence, and there are at least 30 observations: BCa bootstrap");
  }

  /// Percentile bootstrap, for differences of quantiles.
  Evidence percentile(String reason) {
    Bootstrap bootstrap = new Bootstrap(quantity, design, terms.resampling());
    double value = bootstrap.estimate();
    double[] replicates = bootstrap.replicates();
    return replicated(
        value,
        replicates,
        level -> ReplicateIntervals.percentile(value, replicates, level),
        reason);
  }

  private Evidence replicated(
      double value, double[] replicates, Evidence.Limits limits, String reason) {
    double mean = Arrays.stream(replicates).average().orElseThrow();
    double squares = Arrays.stream(replicates).map(r -> (r - mean) * (r - mean)).sum();
    return new Evidence(
        value,
        Math.sqrt(squares / (replicates.length - 1)),
        OptionalDouble.of(pValue(replicates)),
        limits,
        reason,
        design.units(),
        List.of());
  }

  private static double pValue(double[] replicates) {
    long above = Arrays.stream(replicates).filter(replicate -> replicate >= 0).count();
    long below = Arrays.stream(replicates).filter(replicate -> replicate <= 0).count();
    return Math.min(1, 2.0 * (Math.min(above, below) + 1) / (replicates.length + 1));
  }
}
