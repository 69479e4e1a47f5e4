package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.data.ColumnType;

/// The problem that a value is not of its column's type.
final class Misfit {
  private static final int LONGEST = 60;

  private Misfit() {}

  static AssayException of(String place, String column, Object value, ColumnType type) {
    return AssayException.invalid(
        place,
        "column '"
            + column
            + "' holds "
            + shown(value)
            + " where "
            + Values.expectation(type)
            + " must stand",
        "Mend the row, or state another type for the column under the dataset's schema.");
  }

  private static String shown(Object value) {
    String text = value.toString();
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return value instanceof String ? "'" + cut + "'" : cut;
  }
}
