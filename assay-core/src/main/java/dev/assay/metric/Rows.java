package dev.assay.metric;

import dev.assay.api.observation.ObservationTable;
import java.util.Arrays;

/// The rows of a table that metrics of quality read: those that were answered.
final class Rows {
  private Rows() {}

  static int[] answered(ObservationTable table) {
    int[] rows = new int[table.rows()];
    int count = 0;
    for (int row = 0; row < table.rows(); row++) {
      if (table.answered(row)) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  // When every row takes part, which is the usual case, the table's own array serves.
  static int[] take(int[] values, int[] rows) {
    if (rows.length == values.length) {
      return values;
    }
    int[] taken = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = values[rows[i]];
    }
    return taken;
  }

  static double[] take(double[] values, int[] rows) {
    if (rows.length == values.length) {
      return values;
    }
    double[] taken = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = values[rows[i]];
    }
    return taken;
  }
}
