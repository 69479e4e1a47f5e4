package dev.assay.api.dataset;

import dev.assay.api.data.Schema;

/// A dataset that has been checked: its rows can be streamed as often as needed.
public interface Dataset {

  /// The name by which models refer to it.
  String name();

  /// What was found when the data were read.
  Profile profile();

  /// The columns, their roles and the features.
  Schema schema();

  /// Opens a new pass over all rows, from the first.
  RowStream open();

  /// What is known of the data after one pass.
  ///
  /// @param rows the number of rows
  /// @param sizeBytes the size of the source in bytes
  /// @param sha256 the SHA-256 of the source's bytes, in lower-case hex
  /// @param source where the data came from, such as a path relative to the spec
  /// @param version the version that the spec states, or empty
  /// @param split the split that the spec states, or empty
  record Profile(
      long rows, long sizeBytes, String sha256, String source, String version, String split) {}
}
