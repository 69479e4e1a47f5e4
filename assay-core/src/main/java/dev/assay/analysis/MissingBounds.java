package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.decision.Direction;
import java.util.Arrays;
import java.util.Optional;

/// Between which values a mean would lie if the missing answers were known: each of them is given
/// the worst score that there can be, then the best.
///
/// Only a mean of scores between known ends has such bounds; a missing answer may move a ratio such
/// as F1 either way, and an error without an upper end has no worst case.
final class MissingBounds {
  private MissingBounds() {}

  /// @param samples how many samples there are, answered or not
  static Optional<EstimateRecord.Bounds> of(
      MetricInfo metric, Derivation.Derived derived, long samples) {
    MetricInfo.Range range = metric.range();
    Optional<double[]> terms = derived.statistic().bind(derived.columns()).terms();
    if (!range.isBounded() || metric.direction() == Direction.NONE || terms.isEmpty()) {
      return Optional.empty();
    }
    double[] scores = Arrays.stream(terms.get()).filter(score -> !Double.isNaN(score)).toArray();
    long missing = samples - scores.length;
    if (missing <= 0) {
      return Optional.empty();
    }
    double sum = Arrays.stream(scores).sum();
    double low = (sum + missing * range.lowest()) / samples;
    double high = (sum + missing * range.highest()) / samples;
    return Optional.of(
        metric.direction() == Direction.HIGHER
            ? new EstimateRecord.Bounds(low, high)
            : new EstimateRecord.Bounds(high, low));
  }
}
