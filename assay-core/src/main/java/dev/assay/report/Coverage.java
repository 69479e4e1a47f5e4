package dev.assay.report;

import dev.assay.api.result.EstimateRecord;
import java.util.Optional;

/// How many samples of a model were answered, and how far the missing ones could move its quality.
///
/// @param answered the samples with an answer that could be scored
/// @param samples all samples
/// @param bounds the worst and the best case of the metric that ranks; empty where nothing is
///   missing, or where it has no such bounds
public record Coverage(long answered, long samples, Optional<EstimateRecord.Bounds> bounds) {

  /// The coverage of a model on a dataset; empty where it has no sample there.
  public static Optional<Coverage> of(ResultIndex index, ModelInfo model, DatasetInfo dataset) {
    Optional<EstimateRecord.Bounds> bounds =
        index
            .primary(dataset)
            .flatMap(metric -> index.overall(model, dataset, metric))
            .flatMap(EstimateRecord::bounds);
    return index
        .trial(model, dataset)
        .filter(trial -> trial.samples() > 0)
        .map(trial -> new Coverage(trial.answered(), trial.samples(), bounds));
  }

  /// The share of samples that were answered.
  public double share() {
    return answered / (double) samples;
  }

  /// Whether every sample was answered.
  public boolean complete() {
    return answered == samples;
  }

  /// The counts, such as `223 of 228`.
  public String counts() {
    return Figure.count(answered) + " of " + Figure.count(samples);
  }

  /// The worst and the best case, such as `worst 0.891, best 0.913`, or that the metric states
  /// none; empty where nothing is missing.
  public String cases() {
    return bounds
        .map(of -> "worst " + figure(of, of.worst()) + ", best " + figure(of, of.best()))
        .orElse(complete() ? "" : "worst and best case unknown");
  }

  private static String figure(EstimateRecord.Bounds bounds, double value) {
    double low = Math.min(bounds.worst(), bounds.best());
    return Figure.of(value, low, Math.max(bounds.worst(), bounds.best()));
  }
}
