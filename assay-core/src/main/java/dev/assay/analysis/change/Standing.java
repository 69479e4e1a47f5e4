package dev.assay.analysis.change;

/// Whether a metric could be compared.
public enum Standing {
  /// It was.
  COMPARED,
  /// Both have it, and the two are not the same thing: other data, another machine, another unit.
  INCOMPARABLE,
  /// Only the head has a value.
  ONLY_IN_HEAD,
  /// Only the base has a value.
  ONLY_IN_BASE
}
