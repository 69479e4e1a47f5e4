package dev.assay.report.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Writes a table as CSV: UTF-8, commas, a head line, texts as {@link CsvText}.
final class CsvWriter {
  private CsvWriter() {}

  /// Writes the table and leaves the stream open.
  static void write(Table table, OutputStream to) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
    line(out, table.fields().stream().map(field -> (Cell) new Cell.Text(field.name())).toList());
    try (Stream<List<Cell>> rows = table.rows().get()) {
      for (var row = rows.iterator(); row.hasNext(); ) {
        line(out, row.next());
      }
    }
    out.flush();
  }

  private static void line(Writer out, List<Cell> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(text(cells.get(i)));
    }
    out.write('\n');
  }

  private static String text(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> CsvText.of(text);
      case Cell.Whole(long number) -> Long.toString(number);
      case Cell.Real(double number) -> Double.toString(number);
      case Cell.Flag(boolean yes) -> Boolean.toString(yes);
      case Cell.Nothing() -> "";
    };
  }
}
