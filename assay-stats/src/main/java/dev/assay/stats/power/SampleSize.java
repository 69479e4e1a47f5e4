package dev.assay.stats.power;

/// A sample size that a formula gives.
///
/// @param exact the solution as a real number
public record SampleSize(double exact) {

  /// The smallest whole sample that is large enough.
  public long ceiling() {
    return (long) Math.ceil(exact);
  }
}
