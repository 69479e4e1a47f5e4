package dev.assay.api.generation;

/// A part of a message.
public sealed interface Content {

  /// Words.
  record Text(String text) implements Content {}

  /// A picture by reference.
  ///
  /// @param reference an `https` address, or a `data:` URI that holds the picture itself
  record Image(String reference) implements Content {}
}
