package dev.assay.stats.decision;

import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import dev.assay.stats.interval.ClusteredMean;
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

  /// Below this many clusters a cluster-robust interval is marked as doubtful.
  static final int FEWEST_CLUSTERS = 5;

  /// Picks the method by the number of units and by whether the statistic states its influence.
  Evidence evidence() {
    double[] influence = new double[quantity.rows()];
    Statistic.Bound bound = quantity.bind();
    Weights ones = Weights.ones(influence.length);
    if (!bound.influence(ones, influence)) {
      return withoutInfluence();
    }
    if (design.clustered()) {
      return clustered(bound.of(ones), influence);
    }
    if (smallestSample() < SMALLEST_BOOTSTRAP) {
      return student(
              bound.of(ones),
              design.variances(ones, influence),
              design.samples() == 1 ? "t" : "welch-t")
          .evidence(
              "fewer than 10 observations: Student's t covers better than resampling",
              design.units());
    }
    if (design.units() > LARGEST_BOOTSTRAP) {
      return student(bound.of(ones), design.variances(ones, influence), "influence-t")
          .evidence(
              "more than 100,000 observations: the standard error by the influence suffices",
              design.units());
    }
    return studentized(design.variances(ones, influence));
  }

  static Evidence flagged(Evidence evidence, int clusters) {
    return clusters >= FEWEST_CLUSTERS
        ? evidence
        : evidence.noting(
            "With fewer than 5 clusters the interval may cover less than its level says.");
  }

  private int smallestSample() {
    int smallest = Integer.MAX_VALUE;
    for (int sample = 0; sample < design.samples(); sample++) {
      smallest = Math.min(smallest, design.unitsOf(sample));
    }
    return smallest;
  }

  // A statistic is, to first order, the mean of its value plus the influences; so what holds of a
  // clustered mean holds of it.
  private Evidence clustered(double value, double[] influence) {
    StudentLimits limits =
        design.samples() == 1
            ? limits(value, influence, 0, influence.length, 1)
            : StudentLimits.difference(part(influence, 0), part(influence, 1), "cr2-t");
    int fewest = smallestSample();
    return flagged(
        new StudentLimits(value, limits.standardError(), limits.degreesOfFreedom(), "cr2-t")
            .evidence(
                "rows in clusters: CR2 standard error and Satterthwaite's degrees of freedom",
                design.units()),
        fewest);
  }

  // The influence of a row in one of two samples is scaled by all rows over those of the sample.
  private StudentLimits part(double[] influence, int sample) {
    int cut = ((Quantity.Independent) quantity).base().rows();
    int from = sample == 0 ? 0 : cut;
    int to = sample == 0 ? cut : influence.length;
    return limits(0, influence, from, to, (to - from) / (double) influence.length);
  }

  private StudentLimits limits(double value, double[] influence, int from, int to, double scale) {
    double[] pseudo = new double[to - from];
    int[] clusters = new int[to - from];
    for (int row = from; row < to; row++) {
      pseudo[row - from] = value + scale * influence[row];
      clusters[row - from] = design.unitOf(row);
    }
    return StudentLimits.clustered(ClusteredMean.of(pseudo, clusters));
  }

  /// The standard error by the influence with Student's distribution; for two samples with the
  /// degrees of freedom of Welch and Satterthwaite.
  private StudentLimits student(double value, double[] variances, String method) {
    double sum = 0;
    double squares = 0;
    for (int sample = 0; sample < variances.length; sample++) {
      sum += variances[sample];
      squares += variances[sample] * variances[sample] / (design.unitsOf(sample) - 1);
    }
    return new StudentLimits(value, Math.sqrt(sum), sum * sum / squares, method);
  }

  private Evidence studentized(double[] variances) {
    Bootstrap bootstrap = new Bootstrap(quantity, design, terms.resampling());
    Bootstrap.Studentized drawn = bootstrap.studentized();
    Evidence.Limits limits =
        level ->
            ReplicateIntervals.studentized(
                drawn.estimate(), drawn.standardError(), drawn.pivots(), level);
    Interval widest = limits.at(Math.max(0.99, terms.level()));
    if (Double.isInfinite(widest.width())) {
      return student(drawn.estimate(), variances, "t")
          .evidence(
              "too few distinct values for the studentized bootstrap: Student's t instead",
              design.units());
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
    if (smallestSample() < SMALLEST_PERCENTILE || units > LARGEST_BOOTSTRAP) {
      double error = new Jackknife(quantity, design).standardError();
      if (!(error > 0)) {
        throw new RefusedException(Refusal.DEGENERATE, "columns: the jackknife finds no variation");
      }
      double df = Math.min(Math.max(1, design.units() - design.samples()), 199);
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

  /// Evidence on the difference of two quantiles.
  Evidence quantileDifference() {
    if (smallestSample() < SMALLEST_PERCENTILE) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS,
          "columns: the difference of two quantiles needs at least 30 observations");
    }
    Bootstrap bootstrap = new Bootstrap(quantity, design, terms.resampling());
    double value = bootstrap.estimate();
    double[] replicates = bootstrap.replicates();
    return replicated(
        value,
        replicates,
        level -> ReplicateIntervals.percentile(value, replicates, level),
        "a difference of quantiles: the percentile bootstrap needs no density estimate");
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
