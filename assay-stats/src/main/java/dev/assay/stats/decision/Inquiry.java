package dev.assay.stats.decision;

/// One change that is asked about, by what is known of both sides.
public sealed interface Inquiry permits Question, Estimated, Prediction, Identical {
  /// Direction, margin, level and rule.
  Terms terms();
}
