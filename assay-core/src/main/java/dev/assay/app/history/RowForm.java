package dev.assay.app.history;

/// A form of rows.
public enum RowForm {
  /// Columns for people.
  TABLE,
  /// An array of objects.
  JSON,
  /// Commas, with a head line.
  CSV
}
