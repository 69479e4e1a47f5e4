package dev.assay.stats.decision;

import dev.assay.stats.Columns;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.statistic.WeightedMean;
import java.util.Optional;

/// Picks the method for one sample.
final class OneSample {
  private OneSample() {}

  static Evidence evidence(Sample sample, Terms terms) {
    Means.requireValues(sample);
    Optional<Means> means = Means.of(sample);
    return means.isPresent()
        ? ofMean(means.get(), sample.unit(), terms)
        : ofStatistic(sample, terms);
  }

  private static Evidence ofMean(Means means, Unit unit, Terms terms) {
    Means.requireTwo(means.values().length, unit);
    Columns columns = Columns.of("value", means.values());
    Quantity quantity = Quantity.of(new WeightedMean("value"), columns);
    return new Resampled(quantity, design(means.clusters(), columns.rows()), terms).evidence();
  }

  private static Evidence ofStatistic(Sample sample, Terms terms) {
    Means.requireTwo(sample.columns().rows(), sample.unit());
    Quantity quantity = Quantity.of(sample.statistic(), sample.columns());
    return new Resampled(quantity, design(sample.clusters(), quantity.rows()), terms).evidence();
  }

  static Design design(Optional<int[]> clusters, int rows) {
    return clusters.map(Design::clusters).orElseGet(() -> Design.rows(rows));
  }
}
