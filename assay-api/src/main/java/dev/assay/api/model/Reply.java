package dev.assay.api.model;

/// What a model gave back: a value, or why there is none.
///
/// @param <T> the type of the value
public sealed interface Reply<T> {

  /// A value.
  record Answered<T>(T value) implements Reply<T> {}

  /// No value.
  record Failed<T>(Failure failure) implements Reply<T> {}
}
