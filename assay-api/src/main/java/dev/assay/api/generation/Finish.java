package dev.assay.api.generation;

/// Why an answer ended.
///
/// @param kind the kind
/// @param word the word of the provider, such as `length`; empty where it gave none
public record Finish(Kind kind, String word) {

  /// Why an answer ended.
  public enum Kind {
    /// The model had said everything, or asked for a tool.
    COMPLETE,
    /// It reached the largest number of tokens.
    LENGTH,
    /// The model refused, or its provider held the answer back.
    REFUSED
  }
}
