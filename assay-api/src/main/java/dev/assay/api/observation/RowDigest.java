package dev.assay.api.observation;

import dev.assay.api.data.Column;
import dev.assay.api.data.Row;
import java.util.List;

/// What a row of a dataset holds, as digests: two rows of equal content are the same row, in
/// whatever version of the dataset and at whatever position they stand.
///
/// @param content 16 hex digits of a SHA-256 over the values of all columns
/// @param name 8 hex digits of one over the id of the row, by which a row that was changed is found
///   again
public record RowDigest(String content, String name) {
  private static final int CONTENT = 16;
  private static final int NAME = 8;

  /// @throws IllegalArgumentException if one is no such digest
  public RowDigest {
    if (!content.matches("[0-9a-f]{16}") || !name.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException("'" + content + " " + name + "' is no digest of a row");
    }
  }

  /// The digests of a row. Without an id column the id is the position, which is not part of the
  /// content.
  public static RowDigest of(Row row) {
    KeyHash content = new KeyHash("row");
    List<Column> columns = row.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (row.value(i).isPresent()) {
        content.add(columns.get(i).name()).add(row.value(i).get());
      }
    }
    return new RowDigest(
        content.hex().substring(0, CONTENT),
        new KeyHash("row id").add(row.id()).hex().substring(0, NAME));
  }

  /// Reads what {@link #text} wrote.
  ///
  /// @throws IllegalArgumentException if it is something else
  public static RowDigest parse(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("'" + text + "' is no digest of a row");
    }
    return new RowDigest(text.substring(0, space), text.substring(space + 1));
  }

  /// Both digests, with a space between them.
  public String text() {
    return content + " " + name;
  }
}
