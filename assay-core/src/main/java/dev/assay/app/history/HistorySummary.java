package dev.assay.app.history;

import dev.assay.stats.trend.MannKendall;
import dev.assay.stats.trend.TheilSen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a history comes to.
///
/// @param runs how many runs are there whole
/// @param days how many summaries of days there are, one for each benchmark, branch and machine
/// @param first the date of the first run; empty where there is none
/// @param last the date of the last run; empty where there is none
/// @param series each series
public record HistorySummary(
    long runs, long days, Optional<Instant> first, Optional<Instant> last, List<Series> series) {
  /// Copies the list.
  public HistorySummary {
    series = List.copyOf(series);
  }

  /// A metric of a model on a dataset, over all rows and seeds, on one branch and one machine.
  ///
  /// @param key what it is
  /// @param spread its values
  /// @param trend where its latest values are heading; empty where they are too few, or all equal
  /// @param warnings what makes it worth a second look
  public record Series(Key key, Spread spread, Optional<Trend> trend, List<String> warnings) {
    /// Copies the warnings.
    public Series {
      warnings = List.copyOf(warnings);
    }
  }

  /// What a series is.
  public record Key(
      String benchmark,
      String branch,
      String environment,
      String model,
      String dataset,
      String metric,
      String unit,
      String direction) {}

  /// Values.
  ///
  /// @param runs how many runs
  /// @param mean their mean
  /// @param standardDeviation their standard deviation, in which the summary of a day counts as one
  ///   value; NaN for one
  /// @param min the smallest
  /// @param median the median, in which the summary of a day counts as one value
  /// @param max the largest
  /// @param last the latest
  public record Spread(
      long runs,
      double mean,
      double standardDeviation,
      double min,
      double median,
      double max,
      double last) {}

  /// Where values are heading.
  ///
  /// @param points how many of the latest values it was made of
  /// @param line the line through them, by days
  /// @param test whether it is more than chance
  /// @param adjusted the p-value corrected for the number of series, by Benjamini and Hochberg
  /// @param change the change along the line from the first to the last of them
  /// @param heading what it means
  public record Trend(
      int points,
      TheilSen line,
      MannKendall test,
      double adjusted,
      double change,
      Heading heading) {}

  /// What a trend means.
  public enum Heading {
    /// Towards better values.
    IMPROVING,
    /// Towards worse values.
    DEGRADING,
    /// Upwards, for a metric of which neither is better.
    RISING,
    /// Downwards, for a metric of which neither is better.
    FALLING,
    /// No more than chance.
    FLAT
  }
}
