package dev.assay.metric;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import dev.assay.stats.evaluation.EarlyStopping;
import dev.assay.stats.statistic.Extreme;
import dev.assay.stats.statistic.StandardDeviation;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A figure of a distribution of latencies.
///
/// @param suffix the end of its metric's name, such as `p95`
/// @param title its name in reports
/// @param statistic the statistic over the column `value`
/// @param percentile which percentile it is, in (0, 1); 0 where it is none
/// @param fewest how many independent calls it takes before it says anything
record LatencyStatistic(
    String suffix, String title, Statistic statistic, double percentile, int fewest) {

  private static final double CONFIDENCE = 0.99;
  static final List<LatencyStatistic> ALL =
      List.of(
          new LatencyStatistic("mean", "mean", new WeightedMean("value"), 0, 1),
          new LatencyStatistic("std", "standard deviation", StandardDeviation.of("value"), 0, 2),
          percentile("p50", 0.50),
          percentile("p90", 0.90),
          percentile("p95", 0.95),
          percentile("p99", 0.99),
          new LatencyStatistic("max", "maximum", Extreme.maximum("value"), 0, 1));

  /// The figure for these latencies in nanoseconds, in milliseconds; NaN where there are too few.
  double of(long[] nanos) {
    if (nanos.length < fewest) {
      return Double.NaN;
    }
    double[] millis = Arrays.stream(nanos).mapToDouble(value -> value / 1e6).toArray();
    return statistic.of(Columns.of("value", millis), Weights.ones(millis.length));
  }

  /// Why the figure has no value for so few; empty where it has one.
  ///
  /// @param what what there are so few of, such as `answers`
  Optional<String> absence(int count, String what) {
    if (count == 0) {
      return Optional.of("there are no " + what);
    }
    return count < fewest
        ? Optional.of("not supported: needs " + fewest + " " + what + ", and there are " + count)
        : Optional.empty();
  }

  /// The same, where those that are slow may come in clusters, which say less than as many alone.
  ///
  /// @param independent how many independent ones they are worth
  /// @param observed the value that they have themselves, in milliseconds
  Optional<String> absence(int count, double independent, double observed, String what) {
    return independent >= fewest || count < fewest
        ? absence(count, what)
        : Optional.of(
            String.format(
                Locale.ROOT,
                "not supported: needs about %,.0f %s, for slow ones come in clusters: these %,d,"
                    + " whose own %s is %.1f ms, say as much as %.0f that are independent",
                Math.ceil(count * fewest / independent),
                what,
                count,
                suffix,
                observed,
                Math.floor(independent)));
  }

  // MLPerf's early stopping with one call over the limit: with none, the percentile would be the
  // maximum.
  private static LatencyStatistic percentile(String name, double p) {
    int fewest = Math.toIntExact(EarlyStopping.minQueries(p, 1, CONFIDENCE));
    return new LatencyStatistic(name, name, new WeightedQuantile("value", p), p, fewest);
  }
}
