package dev.assay.metric;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import dev.assay.stats.statistic.Extreme;
import dev.assay.stats.statistic.StandardDeviation;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.Arrays;
import java.util.List;

/// A figure of a distribution of latencies.
///
/// @param suffix the end of its metric's name, such as `p95`
/// @param title its name in reports
/// @param statistic the statistic over the column `value`
/// @param fewest how many calls it takes before it says anything
record LatencyStatistic(String suffix, String title, Statistic statistic, int fewest) {

  static final List<LatencyStatistic> ALL =
      List.of(
          new LatencyStatistic("mean", "mean", new WeightedMean("value"), 1),
          new LatencyStatistic("std", "standard deviation", StandardDeviation.of("value"), 2),
          percentile("p50", 0.50),
          percentile("p90", 0.90),
          percentile("p95", 0.95),
          percentile("p99", 0.99),
          new LatencyStatistic("max", "maximum", Extreme.maximum("value"), 1));

  private static final double CONFIDENCE = 0.99;

  /// The figure for these latencies in nanoseconds, in milliseconds; NaN where there are too few.
  double of(long[] nanos) {
    if (nanos.length < fewest) {
      return Double.NaN;
    }
    double[] millis = Arrays.stream(nanos).mapToDouble(value -> value / 1e6).toArray();
    return statistic.of(Columns.of("value", millis), Weights.ones(millis.length));
  }

  // MLPerf's early stopping: with no call over the limit, ln(1-c)/ln(p) calls are needed before the
  // percentile is known with confidence c.
  private static LatencyStatistic percentile(String name, double p) {
    int fewest = (int) Math.ceil(Math.log(1 - CONFIDENCE) / Math.log(p));
    return new LatencyStatistic(name, name, new WeightedQuantile("value", p), fewest);
  }
}
