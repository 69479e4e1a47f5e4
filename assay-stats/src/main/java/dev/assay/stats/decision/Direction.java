package dev.assay.stats.decision;

/// Which values of a quantity are better.
public enum Direction {
  /// Larger values are better, as for accuracy.
  HIGHER,
  /// Smaller values are better, as for latency.
  LOWER,
  /// Neither: the quantity is reported and never judged.
  NONE;

  /// `change` signed so that better is positive, `-change` for LOWER; a quantity without a
  /// direction keeps its sign. In the unit of the quantity; NaN stays NaN.
  public double signed(double change) {
    return this == LOWER ? -change : change;
  }
}
