package dev.assay.store.index;

import dev.assay.store.history.Measurement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/// A series as a row of its table.
final class SeriesRow {
  private SeriesRow() {}

  static Measurement.Series read(ResultSet row) throws SQLException {
    long seed = row.getLong("seed");
    boolean allSeeds = row.wasNull();
    return new Measurement.Series(
        row.getString("model"),
        row.getString("dataset"),
        row.getString("metric"),
        row.getString("slice"),
        allSeeds ? Optional.empty() : Optional.of(seed),
        row.getString("unit"),
        Measurement.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        Measurement.Towards.valueOf(row.getString("direction").toUpperCase(Locale.ROOT)),
        row.getString("replication"));
  }

  static void append(Measurement.Series it, DuckDBAppender row) throws SQLException {
    row.append(it.model());
    row.append(it.dataset());
    row.append(it.metric());
    row.append(it.slice());
    if (it.seed().isPresent()) {
      row.append(it.seed().get().longValue());
    } else {
      row.appendNull();
    }
    row.append(it.unit());
    row.append(IndexWriter.word(it.kind()));
    row.append(IndexWriter.word(it.direction()));
    row.append(it.replication());
  }
}
