package dev.assay.stats.decision;

/// What a change must show before it is called better or worse.
public enum DecisionRule {
  /// Not by chance, and as large as the margin: the interval excludes 0 and the change itself
  /// reaches the margin. An unchanged quantity is called changed at most at the stated rate.
  NO_CHANGE,
  /// Larger than the margin, not by chance: the interval lies beyond the margin. A change of
  /// exactly the margin is called changed at most at the stated rate.
  BEYOND_MARGIN
}
