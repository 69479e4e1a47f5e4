package dev.assay.report.export;

import dev.assay.report.InertText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes tables as the sheets of an Excel workbook.
///
/// Texts are stored as texts, so none of them is ever a formula. What a sheet cannot hold is cut:
/// rows after 1,048,575 and characters after 32,000 of a cell.
final class WorkbookWriter {
  private static final int MOST_ROWS = 1_048_575;
  private static final int LONGEST = 32_000;
  private static final int FLUSHED_EVERY = 1_000;

  private WorkbookWriter() {}

  /// Writes the workbook and leaves the stream open.
  static void write(List<Table> tables, OutputStream to) throws IOException {
    Workbook workbook = new Workbook(to, "Assay", "1.0");
    for (Table table : tables) {
      Worksheet sheet = workbook.newWorksheet(table.name());
      sheet.freezePane(0, 1);
      for (int column = 0; column < table.fields().size(); column++) {
        sheet.value(0, column, table.fields().get(column).name());
        sheet.style(0, column).bold().set();
        sheet.width(column, table.fields().get(column).kind() == Table.Kind.TEXT ? 22 : 12);
      }
      rows(table, sheet);
      sheet.finish();
    }
    workbook.finish();
  }

  private static void rows(Table table, Worksheet sheet) throws IOException {
    int number = 0;
    try (Stream<List<Cell>> rows = table.rows().get()) {
      for (var row = rows.iterator(); row.hasNext() && number < MOST_ROWS; ) {
        number++;
        List<Cell> cells = row.next();
        for (int column = 0; column < cells.size(); column++) {
          cell(sheet, number, column, cells.get(column));
        }
        if (number % FLUSHED_EVERY == 0) {
          sheet.flush();
        }
      }
    }
  }

  private static void cell(Worksheet sheet, int row, int column, Cell cell) {
    switch (cell) {
      case Cell.Text(String text) -> sheet.inlineString(row, column, InertText.cut(text, LONGEST));
      case Cell.Whole(long number) -> sheet.value(row, column, number);
      case Cell.Real(double number) -> sheet.value(row, column, number);
      case Cell.Flag(boolean yes) -> sheet.value(row, column, yes);
      case Cell.Nothing() -> {}
    }
  }
}
