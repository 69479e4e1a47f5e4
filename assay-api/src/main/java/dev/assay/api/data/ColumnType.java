package dev.assay.api.data;

/// The type of a dataset's column.
public enum ColumnType {
  /// Text, as it stands in the file.
  STRING,
  /// A whole number that fits 64 bits.
  INTEGER,
  /// A decimal number.
  NUMBER,
  /// True or false.
  BOOLEAN,
  /// A nested value (list or object) of a JSON or Parquet file, kept as JSON text.
  JSON
}
