package dev.assay.report.export;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes a table as Parquet, by DuckDB.
final class ParquetWriter {
  private ParquetWriter() {}

  static void write(Table table, Path file) {
    try (DuckDBConnection database =
            DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        Statement statement = database.createStatement()) {
      String columns =
          table.fields().stream()
              .map(field -> '"' + field.name().replace("\"", "\"\"") + "\" " + type(field.kind()))
              .collect(Collectors.joining(", "));
      statement.execute("CREATE TABLE t (" + columns + ")");
      try (DuckDBAppender appender = database.createAppender("t")) {
        append(table, appender);
      }
      String path = file.toAbsolutePath().toString().replace("'", "''");
      statement.execute("COPY t TO '" + path + "' (FORMAT parquet, COMPRESSION zstd)");
    } catch (SQLException failed) {
      throw new AssayException(
          ErrorCode.INCOMPLETE,
          Problem.at(
              file.toString(),
              "the Parquet file could not be written: " + failed.getMessage(),
              "free some space or choose another folder, and run the report again"),
          failed);
    }
  }

  private static String type(Table.Kind kind) {
    return switch (kind) {
      case TEXT -> "VARCHAR";
      case WHOLE -> "BIGINT";
      case NUMBER -> "DOUBLE";
      case FLAG -> "BOOLEAN";
    };
  }

  private static void append(Table table, DuckDBAppender appender) throws SQLException {
    try (Stream<List<Cell>> rows = table.rows().get()) {
      for (var row = rows.iterator(); row.hasNext(); ) {
        appender.beginRow();
        for (Cell cell : row.next()) {
          append(cell, appender);
        }
        appender.endRow();
      }
    }
  }

  private static void append(Cell cell, DuckDBAppender appender) throws SQLException {
    switch (cell) {
      case Cell.Text(String text) ->
          appender.append(
              new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
      case Cell.Whole(long number) -> appender.append(number);
      case Cell.Real(double number) -> appender.append(number);
      case Cell.Flag(boolean yes) -> appender.append(yes);
      case Cell.Nothing() -> appender.appendNull();
    }
  }
}
