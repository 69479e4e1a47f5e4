package dev.assay.stats.power;

import dev.assay.stats.Arguments;

/// A sample size that a formula gives.
///
/// @param exact the solution as a real number
public record SampleSize(double exact) {

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if no finite sample is large enough
  public SampleSize {
    Arguments.require(
        exact >= 0 && exact < Double.POSITIVE_INFINITY,
        "the effect must be large enough to be detected by a finite sample",
        exact);
  }

  /// The smallest whole sample that is large enough.
  public long ceiling() {
    return (long) Math.ceil(exact);
  }
}
