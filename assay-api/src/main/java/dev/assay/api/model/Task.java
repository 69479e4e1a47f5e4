package dev.assay.api.model;

/// What a model is asked to produce.
public enum Task {
  /// A label out of a known set.
  CLASSIFICATION,
  /// A number.
  REGRESSION,
  /// A vector of numbers that is neither a label nor one number.
  TENSOR,
  /// A text.
  GENERATION
}
