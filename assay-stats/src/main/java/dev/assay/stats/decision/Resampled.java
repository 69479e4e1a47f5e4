package dev.assay.stats.decision;

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
import java.util.stream.IntStream;

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

  /// The method that the terms name, else the one that the data ask for.
  ///
  /// @param quantile whether the statistic is a quantile
  Evidence evidence(boolean quantile) {
    return terms.method() == Method.AUTO ? best() : new Named(this, quantile).evidence();
  }

  /// Picks the method by the number of units and by whether the statistic states its influence.
  private Evidence best() {
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
      return student(bound.of(ones), design.variances(ones, influence))
          .evidence(
              "fewer than 10 observations: Student's t covers better than resampling",
              design.units());
    }
    if (design.units() > LARGEST_BOOTSTRAP) {
      return student(bound.of(ones), design.variances(ones, influence))
          .named("influence-t")
          .evidence(
              "more than 100,000 observations: the standard error by the influence suffices",
              design.units());
    }
    return studentized(
        design.variances(ones, influence),
        "the studentized bootstrap covers best from 10 observations on, on skewed data above all");
  }

  static Evidence flagged(Evidence evidence, int clusters) {
    return clusters >= FEWEST_CLUSTERS
        ? evidence
        : evidence.noting(
            "With fewer than 5 clusters the interval may cover less than its level says.");
  }

  /// Whether there are as many units as the bootstrap-t is picked for.
  boolean bootstraps() {
    return smallestSample() >= SMALLEST_BOOTSTRAP && design.units() <= LARGEST_BOOTSTRAP;
  }

  private int smallestSample() {
    int smallest = Integer.MAX_VALUE;
    for (int sample = 0; sample < design.samples(); sample++) {
      smallest = Math.min(smallest, design.unitsOf(sample));
    }
    return smallest;
  }

  // A statistic is, to first order, the mean of its value plus the influences; so what holds of a
  // clustered mean holds of it, sample by sample. The influence of a row in one of several samples
  // is
  // scaled by all rows over those of the sample, which is undone here.
  Evidence clustered(double value, double[] influence) {
    double sum = 0;
    double divisor = 0;
    for (int sample = 0; sample < design.samples(); sample++) {
      int wanted = sample;
      int[] rows =
          IntStream.range(0, influence.length)
              .filter(row -> design.sampleOf(row) == wanted)
              .toArray();
      double scale = rows.length / (double) influence.length;
      double[] own = Arrays.stream(rows).mapToDouble(row -> scale * influence[row]).toArray();
      if (Arrays.stream(own).anyMatch(each -> each != 0)) {
        int[] units = Arrays.stream(rows).map(design::unitOf).toArray();
        StudentLimits limits = StudentLimits.clustered(ClusteredMean.of(own, units));
        double variance = limits.standardError() * limits.standardError();
        sum += variance;
        divisor += variance * variance / limits.degreesOfFreedom();
      }
    }
    return flagged(
        new StudentLimits(value, Math.sqrt(sum), sum * sum / divisor, "cr2-t")
            .evidence(
                "rows in clusters: CR2 standard error and Satterthwaite's degrees of freedom",
                design.units()),
        smallestSample());
  }

  /// The standard error by the influence with Student's distribution; for several samples with the
  /// degrees of freedom of Welch and Satterthwaite.
  StudentLimits student(double value, double[] variances) {
    double sum = 0;
    double squares = 0;
    for (int sample = 0; sample < variances.length; sample++) {
      sum += variances[sample];
      squares += variances[sample] * variances[sample] / (design.unitsOf(sample) - 1);
    }
    String method = variances.length == 1 ? "t" : "welch-t";
    return new StudentLimits(value, Math.sqrt(sum), sum * sum / squares, method);
  }

  Evidence studentized(double[] variances, String reason) {
    Bootstrap bootstrap = new Bootstrap(quantity, design, terms.resampling());
    Bootstrap.Studentized drawn = bootstrap.studentized();
    Evidence.Limits limits =
        level ->
            ReplicateIntervals.studentized(
                drawn.estimate(), drawn.standardError(), drawn.pivots(), level);
    if (!bounded(limits, Math.max(0.99, terms.level()))) {
      return student(drawn.estimate(), variances)
          .named("t")
          .evidence(
              "too few distinct values for the studentized bootstrap: Student's t instead",
              design.units());
    }
    return new Evidence(
        drawn.estimate(),
        drawn.standardError(),
        OptionalDouble.of(drawn.twoSidedPValue(0)),
        limits,
        reason,
        design.units(),
        List.of());
  }

  private static boolean bounded(Evidence.Limits limits, double level) {
    try {
      return Double.isFinite(limits.at(level).width());
    } catch (RefusedException refused) {
      if (refused.reason() != Refusal.DEGENERATE) {
        throw refused;
      }
      return false;
    }
  }

  /// Evidence on a statistic without influence.
  private Evidence withoutInfluence() {
    boolean few = smallestSample() < SMALLEST_PERCENTILE;
    return few || design.units() > LARGEST_BOOTSTRAP
        ? jackknife("the statistic states no influence: jackknife standard error and t")
        : bca(
            "the statistic states no influence, and there are at least 30 observations: BCa"
                + " bootstrap");
  }

  Evidence jackknife(String reason) {
    double value = new Bootstrap(quantity, design, terms.resampling()).estimate();
    double error = new Jackknife(quantity, design).standardError();
    if (!(error > 0)) {
      throw new RefusedException(Refusal.DEGENERATE, "columns: the jackknife finds no variation");
    }
    double df = Math.min(Math.max(1, design.units() - design.samples()), 199);
    return new StudentLimits(value, error, df, "jackknife-t").evidence(reason, design.units());
  }

  Evidence bca(String reason) {
    Bootstrap bootstrap = new Bootstrap(quantity, design, terms.resampling());
    double value = bootstrap.estimate();
    double[] replicates = bootstrap.replicates();
    double acceleration = bootstrap.acceleration();
    return replicated(
        value,
        replicates,
        level -> ReplicateIntervals.bca(value, replicates, acceleration, level),
        reason);
  }

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

  /// Evidence on the difference of two quantiles.
  Evidence quantileDifference() {
    if (smallestSample() < SMALLEST_PERCENTILE) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS,
          "columns: the difference of two quantiles needs at least 30 observations");
    }
    return percentile(
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
