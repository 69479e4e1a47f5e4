package dev.assay.api.result;

import dev.assay.api.observation.Outcome;
import dev.assay.stats.Estimate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// An estimate of one metric for one model on one dataset.
///
/// @param subject what was measured
/// @param metric the metric by name
/// @param estimate the value with its interval, or why there is none
/// @param unit the unit of replication in the plural, such as `items`
/// @param n the number of those units
/// @param missing how many samples are not in the value, by outcome
/// @param bounds the value if all missing answers were the worst and the best ones; empty where
///   nothing is missing, or where the metric has no such bounds
public record EstimateRecord(
    Subject subject,
    String metric,
    Estimate estimate,
    String unit,
    long n,
    Map<Outcome.Kind, Long> missing,
    Optional<Bounds> bounds) {

  /// Copies the counts.
  public EstimateRecord {
    missing = Map.copyOf(missing);
  }

  /// An estimate without bounds.
  public EstimateRecord(
      Subject subject,
      String metric,
      Estimate estimate,
      String unit,
      long n,
      Map<Outcome.Kind, Long> missing) {
    this(subject, metric, estimate, unit, n, missing, Optional.empty());
  }

  /// Between which values the missing answers leave the value.
  ///
  /// @param worst the value if every missing answer were the worst one
  /// @param best the value if every missing answer were the best one
  public record Bounds(double worst, double best) {}

  /// What an estimate is about.
  ///
  /// @param model the model's id
  /// @param dataset the dataset's name
  /// @param seed the seed; empty for all seeds together
  /// @param slice the category; empty for all rows
  public record Subject(String model, String dataset, OptionalLong seed, Optional<String> slice) {

    /// All seeds and all rows of a model on a dataset.
    public static Subject overall(String model, String dataset) {
      return new Subject(model, dataset, OptionalLong.empty(), Optional.empty());
    }

    /// Whether it is about all seeds and all rows.
    public boolean isOverall() {
      return seed.isEmpty() && slice.isEmpty();
    }
  }
}
