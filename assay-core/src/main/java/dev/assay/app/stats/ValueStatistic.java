package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.statistic.Extreme;
import dev.assay.stats.statistic.StandardDeviation;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The statistics of one column of numbers that can be asked for by name.
public final class ValueStatistic {
  private static final String COLUMN = "value";
  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d+)?)");

  private ValueStatistic() {}

  /// The statistic of that name: `mean`, `median`, `p` and a percentage such as `p95` or `p99.9`,
  /// `sd`, `max` or `min`.
  ///
  /// @throws AssayException if there is none
  public static Statistic named(String name) {
    Matcher percentile = PERCENTILE.matcher(name);
    if (percentile.matches()) {
      return new WeightedQuantile(COLUMN, Double.parseDouble(percentile.group(1)) / 100);
    }
    return switch (name) {
      case "mean" -> new WeightedMean(COLUMN);
      case "median" -> WeightedQuantile.median(COLUMN);
      case "sd" -> StandardDeviation.of(COLUMN);
      case "max" -> Extreme.maximum(COLUMN);
      case "min" -> Extreme.minimum(COLUMN);
      default ->
          throw AssayException.invalid(
              "statistic",
              "there is no statistic '" + name + "'",
              "Use mean, median, p95 (or another percentile), sd, max or min.");
    };
  }

  /// A sample of values, in clusters if there are any.
  static Sample sample(Statistic statistic, double[] values, Optional<int[]> clusters) {
    Sample sample = Sample.of(statistic, Columns.of(COLUMN, values));
    return clusters.map(sample::clusteredBy).orElse(sample);
  }
}
