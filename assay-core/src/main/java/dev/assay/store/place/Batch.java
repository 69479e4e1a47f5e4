package dev.assay.store.place;

import java.util.List;
import java.util.Optional;

/// Changes that belong together.
///
/// @param message what they are, in a line
/// @param changes the changes
public record Batch(String message, List<Change> changes) {

  /// Copies the changes.
  public Batch {
    changes = List.copyOf(changes);
  }

  /// A change of one file.
  public sealed interface Change {
    /// The file.
    String name();
  }

  /// Adds a file whose name follows from its content; one that is there already stays.
  public record Add(String name, byte[] content) implements Change {}

  /// Writes a file that may be there with another content.
  ///
  /// @param expected the version that it has; empty: it is not there
  public record Replace(String name, byte[] content, Optional<String> expected) implements Change {}

  /// Removes a file; one that is not there is no mistake.
  public record Remove(String name) implements Change {}
}
