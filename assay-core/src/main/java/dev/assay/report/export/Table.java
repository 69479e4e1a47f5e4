package dev.assay.report.export;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Rows for other programs.
///
/// @param name the table's name, also that of its file or sheet
/// @param fields the columns
/// @param rows makes the rows anew, each with one cell for each column; the reader closes the
///   stream
record Table(String name, List<Field> fields, Supplier<Stream<List<Cell>>> rows) {
  /// Copies the fields.
  Table {
    fields = List.copyOf(fields);
  }

  /// A column.
  record Field(String name, Kind kind) {}

  /// What a column holds.
  enum Kind {
    TEXT,
    WHOLE,
    NUMBER,
    FLAG
  }

  static Field text(String name) {
    return new Field(name, Kind.TEXT);
  }

  static Field whole(String name) {
    return new Field(name, Kind.WHOLE);
  }

  static Field number(String name) {
    return new Field(name, Kind.NUMBER);
  }

  static Field flag(String name) {
    return new Field(name, Kind.FLAG);
  }
}
