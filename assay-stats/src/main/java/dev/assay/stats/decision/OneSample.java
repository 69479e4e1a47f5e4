package dev.assay.stats.decision;

import dev.assay.stats.Columns;
import dev.assay.stats.interval.QuantileInterval;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
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
    if (means.isPresent()) {
      return ofMean(means.get(), sample.unit(), terms);
    }
    Means.requireTwo(sample.columns().rows(), sample.unit());
    if (sample.statistic() instanceof WeightedQuantile(String column, double p)
        && sample.clusters().isEmpty()
        && p > 0
        && p < 1) {
      return ofQuantile(sample.columns().doubles(column), p, terms);
    }
    Quantity quantity = Quantity.of(sample.statistic(), sample.columns());
    return new Resampled(quantity, design(sample.clusters(), quantity.rows()), terms).evidence();
  }

  private static Evidence ofMean(Means means, Unit unit, Terms terms) {
    double[] values = means.values();
    Means.requireTwo(values.length, unit);
    if (means.binary()) {
      return means
          .clusters()
          .map(clusters -> Proportions.clustered(values, clusters))
          .orElseGet(() -> Proportions.one(values));
    }
    Quantity quantity = Quantity.of(new WeightedMean(VALUE), Columns.of(VALUE, values));
    return new Resampled(quantity, design(means.clusters(), values.length), terms).evidence();
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
