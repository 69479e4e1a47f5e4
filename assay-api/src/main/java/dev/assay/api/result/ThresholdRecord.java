package dev.assay.api.result;

/// Whether a metric reached the value that its spec asks for.
///
/// @param model the model's id
/// @param dataset the dataset's name
/// @param metric the metric by name
/// @param threshold the value that is asked for, in the metric's unit
/// @param atLeast whether values must not be below it; else they must not be above it
/// @param outcome what the estimate says
/// @param byInterval whether the whole interval was held against the threshold; else the value
///   alone, because there is no interval
public record ThresholdRecord(
    String model,
    String dataset,
    String metric,
    double threshold,
    boolean atLeast,
    Outcome outcome,
    boolean byInterval) {

  /// What an estimate says of a threshold.
  public enum Outcome {
    /// The whole interval is on the right side.
    MET,
    /// The whole interval is on the wrong side.
    MISSED,
    /// The interval holds the threshold, or there is no value.
    UNCLEAR
  }
}
