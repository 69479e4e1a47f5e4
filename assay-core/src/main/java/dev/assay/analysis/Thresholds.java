package dev.assay.analysis;

import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.decision.Direction;

/// Holds estimates against the values that a spec asks for.
///
/// A threshold is met where the whole interval is on its right side, missed where the whole
/// interval is on its wrong side, and unclear in between. A value without an interval is held
/// against it alone.
public final class Thresholds {
  private Thresholds() {}

  /// What an estimate says of a threshold.
  ///
  /// @param direction which values are better; not `NONE`
  public static ThresholdRecord judge(
      EstimateRecord estimate, double threshold, Direction direction) {
    boolean atLeast = direction == Direction.HIGHER;
    boolean byInterval = estimate.estimate() instanceof Estimate.Known;
    ThresholdRecord.Outcome outcome =
        switch (estimate.estimate()) {
          case Estimate.Known(Interval interval) ->
              atLeast
                  ? outcome(interval.lower() >= threshold, interval.upper() < threshold)
                  : outcome(interval.upper() <= threshold, interval.lower() > threshold);
          case Estimate.ValueOnly only ->
              atLeast
                  ? outcome(only.value() >= threshold, only.value() < threshold)
                  : outcome(only.value() <= threshold, only.value() > threshold);
          case Estimate.Refused _ -> ThresholdRecord.Outcome.UNCLEAR;
        };
    return new ThresholdRecord(
        estimate.subject().model(),
        estimate.subject().dataset(),
        estimate.metric(),
        threshold,
        atLeast,
        outcome,
        byInterval);
  }

  private static ThresholdRecord.Outcome outcome(boolean met, boolean missed) {
    if (met) {
      return ThresholdRecord.Outcome.MET;
    }
    return missed ? ThresholdRecord.Outcome.MISSED : ThresholdRecord.Outcome.UNCLEAR;
  }
}
