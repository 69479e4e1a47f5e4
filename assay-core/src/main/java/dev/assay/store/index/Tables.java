package dev.assay.store.index;

import dev.assay.store.history.Measurement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Appends to the tables.
final class Tables implements AutoCloseable {
  private final DuckDBAppender files;
  private final DuckDBAppender contexts;
  private final DuckDBAppender runs;
  private final DuckDBAppender series;
  private final DuckDBAppender points;

  Tables(DuckDBConnection connection) throws SQLException {
    this.files = connection.createAppender("files");
    this.contexts = connection.createAppender("contexts");
    this.runs = connection.createAppender("runs");
    this.series = connection.createAppender("series");
    this.points = connection.createAppender("points");
  }

  void files(String name, String version, int first, int last) throws SQLException {
    files.beginRow();
    files.append(name);
    files.append(version);
    files.append(first);
    files.append(last);
    files.endRow();
  }

  void context(int number, List<String> words) throws SQLException {
    contexts.beginRow();
    contexts.append(number);
    for (String word : words) {
      contexts.append(word);
    }
    contexts.endRow();
  }

  void run(int run, int context, RunRow row) throws SQLException {
    runs.beginRow();
    runs.append(run);
    runs.append(context);
    runs.append(row.id());
    runs.append(row.key());
    runs.append(row.date());
    runs.append(row.commit());
    runs.append(row.tool());
    runs.append(row.tags());
    runs.append(row.release());
    runs.append(row.complete());
    runs.append(row.daily());
    runs.endRow();
  }

  void series(int number, Measurement.Series it) throws SQLException {
    series.beginRow();
    series.append(number);
    SeriesRow.append(it, series);
    series.endRow();
  }

  void point(int run, int context, int series, LocalDateTime date, Numbers numbers)
      throws SQLException {
    points.beginRow();
    points.append(run);
    points.append(context);
    points.append(series);
    points.append(date);
    append(numbers.value());
    append(numbers.lo());
    append(numbers.hi());
    append(numbers.level());
    points.append(numbers.n());
    points.append(numbers.margin());
    points.append(numbers.runs());
    append(numbers.sd());
    append(numbers.min());
    append(numbers.max());
    points.append(numbers.isWide());
    points.endRow();
  }

  // NaN stands for what is not known.
  private void append(double number) throws SQLException {
    if (Double.isNaN(number)) {
      points.appendNull();
    } else {
      points.append(number);
    }
  }

  @Override
  public void close() throws SQLException {
    for (DuckDBAppender table : List.of(files, contexts, runs, series, points)) {
      table.close();
    }
  }

  /// A run, or the summary of a day.
  record RunRow(
      String id,
      String key,
      LocalDateTime date,
      String commit,
      String tool,
      String tags,
      boolean release,
      boolean complete,
      boolean daily) {}

  /// The numbers of a point; NaN stands for what is not known, and for the extremes of one value.
  record Numbers(
      double value,
      double lo,
      double hi,
      double level,
      long n,
      double margin,
      int runs,
      double sd,
      double min,
      double max) {
    /// Whether the interval is wider than half of the value.
    boolean isWide() {
      return hi - lo > 0.5 * Math.abs(value);
    }
  }
}
