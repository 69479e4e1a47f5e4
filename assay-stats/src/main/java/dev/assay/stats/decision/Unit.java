package dev.assay.stats.decision;

/// What was drawn independently, and therefore what `n` counts.
public enum Unit {
  /// Single rows: questions, images, requests.
  ITEM,
  /// Groups of rows that belong together.
  CLUSTER,
  /// Whole runs, each in fresh processes.
  RUN
}
