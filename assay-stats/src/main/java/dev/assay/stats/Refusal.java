package dev.assay.stats;

/// Why a method has no answer for the data that it was given.
public enum Refusal {
  /// There is no observation at all.
  EMPTY_INPUT,
  /// There are observations, but fewer than the method needs.
  TOO_FEW_OBSERVATIONS,
  /// There are fewer clusters than the method needs.
  TOO_FEW_CLUSTERS,
  /// An observation is NaN or infinite.
  NAN_INPUT,
  /// Columns that belong together differ in length.
  LENGTH_MISMATCH,
  /// There is no variation, so the method has no answer.
  DEGENERATE,
  /// An argument is outside of its range.
  INVALID_ARGUMENT,
  /// The data do not determine the quantity.
  NOT_IDENTIFIED,
  /// The method has no exact answer when values are tied.
  TIES_NOT_SUPPORTED
}
