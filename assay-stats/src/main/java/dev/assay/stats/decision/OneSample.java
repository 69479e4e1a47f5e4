package dev.assay.stats.decision;

import dev.assay.stats.Columns;
import dev.assay.stats.Interval;
import dev.assay.stats.interval.MeanInterval;
import dev.assay.stats.interval.QuantileInterval;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.statistic.GeometricMean;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Picks the method for one sample.
final class OneSample {
  private static final String VALUE = "value";

  private OneSample() {}

  static Evidence evidence(Sample sample, Terms terms) {
    Optional<Means> means = Means.of(sample, Means.requireValues(sample));
    if (means.isPresent() && sample.strata().size() == 1) {
      return ofMean(means.get(), sample.unit(), terms);
    }
    Means.requireTwo(sample);
    boolean auto = terms.method() == Method.AUTO;
    boolean rows = sample.clusters().isEmpty() && sample.strata().size() == 1;
    if (rows
        && auto
        && sample.statistic() instanceof WeightedQuantile(String column, double p)
        && p > 0
        && p < 1) {
      return ofQuantile(sample.columns().doubles(column), p, terms);
    }
    if (rows
        && (auto || terms.method() == Method.T)
        && sample.statistic() instanceof GeometricMean(String column)) {
      return ofRatios(sample.columns().doubles(column), terms);
    }
    Quantity quantity = Quantity.of(sample.statistic(), sample.columns());
    Design design = Design.strata(sample.strata(), sample.clusters());
    return new Resampled(quantity, design, terms)
        .evidence(sample.statistic() instanceof WeightedQuantile);
  }

  private static Evidence ofMean(Means means, Unit unit, Terms terms) {
    double[] values = means.values();
    Means.requireTwo(values.length, unit);
    if (means.binary() && terms.method() == Method.AUTO) {
      return means
          .clusters()
          .map(clusters -> Proportions.clustered(values, clusters))
          .orElseGet(() -> Proportions.one(values));
    }
    Quantity quantity = Quantity.of(new WeightedMean(VALUE), Columns.of(VALUE, values));
    Design design = design(means.clusters(), values.length);
    return new Resampled(quantity, design, terms).evidence(false);
  }

  // The logarithms of times are closer to normal than the times, and the interval stays above 0.
  private static Evidence ofRatios(double[] values, Terms terms) {
    Interval interval = MeanInterval.geometric(values, terms.level());
    return new Evidence(
        interval.estimate(),
        interval.estimate() * interval.standardError(),
        OptionalDouble.empty(),
        level -> MeanInterval.geometric(values, level),
        "positive values that are compared as ratios: Student's t on their logarithms",
        values.length,
        List.of());
  }

  private static Evidence ofQuantile(double[] values, double p, Terms terms) {
    double estimate = QuantileInterval.of(values, p, terms.level()).interval().estimate();
    Evidence evidence =
        new Evidence(
            estimate,
            Double.NaN,
            OptionalDouble.empty(),
            level -> QuantileInterval.of(values, p, level).interval(),
            "a quantile: order statistics assume no distribution, and say where the sample ends",
            values.length,
            List.of());
    boolean upper = Double.isInfinite(evidence.limits().at(terms.level()).upper());
    boolean lower = Double.isInfinite(evidence.limits().at(terms.level()).lower());
    if (!upper && !lower) {
      return evidence;
    }
    double tail = (1 - terms.level()) / 2;
    long bounded = (long) Math.ceil(Math.log(tail) / Math.log(upper ? p : 1 - p));
    return evidence.noting(
        "The sample cannot bound this quantile "
            + (upper ? "above" : "below")
            + "; "
            + bounded
            + " observations could.");
  }

  static Design design(Optional<int[]> clusters, int rows) {
    return clusters.map(Design::clusters).orElseGet(() -> Design.rows(rows));
  }
}
