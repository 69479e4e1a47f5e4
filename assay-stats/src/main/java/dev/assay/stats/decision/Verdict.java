package dev.assay.stats.decision;

/// What a comparison says.
public enum Verdict {
  /// Better than the baseline, by the margin at least, and not by chance.
  IMPROVED,
  /// Worse than the baseline, by the margin at least, and not by chance.
  REGRESSED,
  /// Within the margin of the baseline on both sides.
  EQUIVALENT,
  /// The data do not settle it.
  INCONCLUSIVE,
  /// There is nothing to compare with.
  NO_BASELINE
}
