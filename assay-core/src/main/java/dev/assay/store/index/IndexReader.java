package dev.assay.store.index;

import dev.assay.api.AssayException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// Reads an index. Nothing can be written through it, and no other file be read.
public final class IndexReader implements AutoCloseable {
  private static final String MEASUREMENTS =
      """
      SELECT p.date, c.benchmark, c.branch, r.commit, c.environment, s.model, s.dataset, s.metric,
        s.slice, s.seed, p.value, s.unit, p.lo, p.hi, p.n, p.runs, r.id AS run, r.tags, s.direction,
        c.cpu
      FROM points p JOIN series s ON s.series = p.series JOIN runs r ON r.run = p.run
        JOIN contexts c ON c.context = p.context
      """;
  private static final String WITHIN_A_DATE =
      " model, dataset, metric, slice, seed, benchmark, branch, environment, commit";
  private static final String ORDER = " ORDER BY date, run," + WITHIN_A_DATE;
  private static final String LATEST_FIRST = " ORDER BY date DESC, run DESC," + WITHIN_A_DATE;

  private final DuckDBConnection connection;

  IndexReader(Path file, Path spill) throws SQLException {
    this.connection = Database.read(file, spill);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT schema FROM meta")) {
      if (!rows.next() || rows.getInt(1) != Database.SCHEMA) {
        throw new SQLException("the index has another form");
      }
    } catch (SQLException otherForm) {
      connection.close();
      throw otherForm;
    }
  }

  /// What differs when the files do that the index is made of.
  String digest() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT digest FROM meta")) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  /// The files that the index is made of, with their versions.
  Map<String, String> files() throws SQLException {
    Map<String, String> files = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, version FROM files")) {
      while (rows.next()) {
        files.put(rows.getString(1), rows.getString(2));
      }
    }
    return files;
  }

  /// The rows of a query.
  public interface Rows {
    /// Takes the names of the columns, before the first row.
    void columns(List<String> names);

    /// Takes a row: texts, numbers, truth values, dates, lists of these, or null.
    void row(List<@Nullable Object> values);
  }

  /// Asks for the measurements that fit a filter, the oldest first.
  public void measurements(Filter filter, Rows rows) {
    Filter.Condition fits = filter.condition();
    if (filter.most().isEmpty()) {
      run(MEASUREMENTS + fits.where() + ORDER, fits.parameters(), rows);
      return;
    }
    // The date of the last one that is wanted is found by dates alone; all else is then read of the
    // few that are as late.
    long most = filter.most().getAsLong();
    String earliest =
        "SELECT min(date) FROM (SELECT p.date FROM points p"
            + fits.where()
            + " ORDER BY p.date DESC LIMIT "
            + most
            + ")";
    Filter.Condition late = fits.and("p.date >= (" + earliest + ")", fits.parameters());
    String latest = MEASUREMENTS + late.where() + LATEST_FIRST + " LIMIT " + most;
    run("SELECT * FROM (" + latest + ")" + ORDER, late.parameters(), rows);
  }

  /// Asks in SQL over the view `measurements`, or the tables below it.
  ///
  /// @throws AssayException if it is no query, is wrong, or reaches for anything but the index
  public void sql(String query, Rows rows) {
    run(query, List.of(), rows);
  }

  /// Takes a row.
  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /// Asks a query of our own.
  void each(String sql, List<Object> parameters, RowReader reader) {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        reader.read(result);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Takes a part of the rows of a query.
  @FunctionalInterface
  interface ChunkReader {
    void read(DuckDBDataChunkReader chunk);
  }

  /// Asks a query of our own of which there are very many rows.
  void chunks(String sql, List<Object> parameters, ChunkReader reader) {
    try (DuckDBPreparedStatement statement =
            prepared(sql, parameters).unwrap(DuckDBPreparedStatement.class);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        reader.read(result.chunk());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(String sql, List<Object> parameters, Rows rows) {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      if (!statement.execute()) {
        throw refused("it gives no rows");
      }
      try (ResultSet result = statement.getResultSet()) {
        ResultSetMetaData is = result.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= is.getColumnCount(); i++) {
          names.add(is.getColumnLabel(i));
        }
        rows.columns(names);
        while (result.next()) {
          List<@Nullable Object> values = new ArrayList<>(names.size());
          for (int i = 1; i <= names.size(); i++) {
            values.add(value(result.getObject(i)));
          }
          rows.row(values);
        }
      }
    } catch (SQLException e) {
      throw refused(HistoryIndex.firstLine(e));
    }
  }

  private static @Nullable Object value(@Nullable Object value) throws SQLException {
    return value instanceof Array array ? List.of((Object[]) array.getArray()) : value;
  }

  private PreparedStatement prepared(String sql, List<Object> parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  private static AssayException refused(String why) {
    return AssayException.invalid(
        "",
        "the query is refused: " + why,
        "Ask with SELECT for the columns of 'measurements'; docs/history.md has them. Nothing can"
            + " be written, and no other file be read.");
  }
}
