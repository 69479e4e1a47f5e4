package dev.assay.store.index;

import dev.assay.store.RunRecord;
import dev.assay.store.history.DailySummary;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Listing;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import dev.assay.store.history.RunName;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Brings an index up to date: forgets files that are gone or have changed, and reads new ones.
final class IndexWriter implements AutoCloseable {
  private static final int RUNS_AT_ONCE = 64;

  private record Context(String benchmark, String branch, String environment) {}

  private final DuckDBConnection connection;
  private final Map<String, String> known;
  private final Map<Context, Integer> contexts = new HashMap<>();
  private final Map<Measurement.Series, Integer> series = new HashMap<>();
  private int runs;

  /// @param known the files that the index is made of, with their versions; empty: there is none
  IndexWriter(Path file, Path spill, Map<String, String> known) throws SQLException {
    this.connection = Database.write(file, spill);
    this.known = known;
  }

  void update(History history, Listing listing, Map<String, String> files) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (known.isEmpty()) {
        statement.execute(Database.TABLES);
        statement.execute("INSERT INTO meta VALUES (" + Database.SCHEMA + ", '')");
      } else {
        load(statement);
      }
      forget(
          known.entrySet().stream()
              .filter(it -> !it.getValue().equals(files.get(it.getKey())))
              .map(Map.Entry::getKey)
              .toList());
      try (Tables tables = new Tables(connection)) {
        runs(history, listing, files, tables);
        days(listing, files, tables);
      } catch (Failed failed) {
        throw failed.cause;
      }
      statement.execute("UPDATE meta SET digest = '" + Database.digest(files) + "'");
      statement.execute("CHECKPOINT");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void load(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery("SELECT context, benchmark, branch, environment FROM contexts")) {
      while (rows.next()) {
        contexts.put(
            new Context(rows.getString(2), rows.getString(3), rows.getString(4)), rows.getInt(1));
      }
    }
    try (ResultSet rows = statement.executeQuery("SELECT * FROM series")) {
      while (rows.next()) {
        series.put(SeriesRow.read(rows), rows.getInt("series"));
      }
    }
    try (ResultSet rows = statement.executeQuery("SELECT coalesce(max(run), -1) FROM runs")) {
      rows.next();
      runs = rows.getInt(1) + 1;
    }
  }

  private void forget(List<String> gone) throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMP TABLE gone (name VARCHAR)");
      try (DuckDBAppender names = connection.createAppender("temp", "main", "gone")) {
        for (String name : gone) {
          names.beginRow();
          names.append(name);
          names.endRow();
        }
      }
      statement.execute(
          "CREATE TEMP TABLE gone_runs AS SELECT run FROM runs JOIN files ON run BETWEEN first AND"
              + " last JOIN gone USING (name)");
      for (String table : List.of("points", "runs")) {
        statement.execute("DELETE FROM " + table + " WHERE run IN (SELECT run FROM gone_runs)");
      }
      statement.execute("DELETE FROM files WHERE name IN (SELECT name FROM gone)");
    }
  }

  private boolean isNew(String name, Map<String, String> files) {
    String version = files.get(name);
    return version != null && !version.equals(known.get(name));
  }

  private void runs(History history, Listing listing, Map<String, String> files, Tables tables) {
    List<RunName> names = listing.runs().stream().filter(it -> isNew(it.text(), files)).toList();
    history.forEach(
        names,
        (name, record) -> {
          try {
            run(name.text(), files.getOrDefault(name.text(), ""), record, tables);
          } catch (SQLException e) {
            throw new Failed(e);
          }
        });
  }

  private void run(String name, String version, HistoryRecord record, Tables tables)
      throws SQLException {
    int run = runs++;
    int context =
        context(
            new Context(
                record.run().benchmark(), record.branch(), record.environment().fingerprint()),
            record.environment(),
            tables);
    LocalDateTime date = record.date().atOffset(ZoneOffset.UTC).toLocalDateTime();
    tables.files(name, version, run, run);
    tables.run(
        run,
        context,
        new Tables.RunRow(
            record.run().id(),
            record.run().key(),
            date,
            record.commit().map(RunRecord.Commit::sha).orElse(""),
            record.source().tool(),
            String.join(" ", record.tags()),
            record.release(),
            record.run().complete(),
            false));
    for (Measurement it : record.measurements()) {
      tables.point(run, context, series(it.series(), tables), date, numbers(it));
    }
  }

  private static Tables.Numbers numbers(Measurement it) {
    double value = it.value().orElse(Double.NaN);
    Optional<Measurement.Uncertainty> interval = it.interval();
    return new Tables.Numbers(
        value,
        interval.map(known -> known.lo().orElse(Double.NaN)).orElse(Double.NaN),
        interval.map(known -> known.hi().orElse(Double.NaN)).orElse(Double.NaN),
        interval.map(Measurement.Uncertainty::level).orElse(Double.NaN),
        it.n(),
        it.margin(),
        1,
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  private void days(Listing listing, Map<String, String> files, Tables tables) throws SQLException {
    List<LocalDate> days =
        listing.days().stream().filter(it -> isNew(DailySummary.name(it), files)).toList();
    for (int from = 0; from < days.size(); from += RUNS_AT_ONCE) {
      List<LocalDate> part = days.subList(from, Math.min(from + RUNS_AT_ONCE, days.size()));
      for (DailySummary summary : listing.summaries(part).values()) {
        day(summary, files, tables);
      }
    }
  }

  private void day(DailySummary summary, Map<String, String> files, Tables tables)
      throws SQLException {
    Map<String, Machine> machines = new HashMap<>();
    summary.machines().forEach(it -> machines.put(it.fingerprint(), it));
    Map<Context, List<DailySummary.Point>> byContext = new HashMap<>();
    for (DailySummary.Point point : summary.points()) {
      DailySummary.Point.Key key = point.key();
      Context context = new Context(key.benchmark(), key.branch(), key.environment());
      byContext.computeIfAbsent(context, _ -> new ArrayList<>()).add(point);
    }
    LocalDateTime noon = summary.day().atTime(12, 0);
    int first = runs;
    for (Map.Entry<Context, List<DailySummary.Point>> entry : byContext.entrySet()) {
      int run = runs++;
      Machine machine = machines.getOrDefault(entry.getKey().environment(), Machine.UNKNOWN);
      int context = context(entry.getKey(), machine, tables);
      String commit = entry.getValue().getLast().commit().orElse("");
      tables.run(
          run,
          context,
          new Tables.RunRow(summary.day().toString(), "", noon, commit, "", "", false, true, true));
      for (DailySummary.Point point : entry.getValue()) {
        int series = series(point.key().series(), tables);
        tables.point(run, context, series, noon, numbers(point));
      }
    }
    String name = DailySummary.name(summary.day());
    tables.files(name, files.getOrDefault(name, ""), first, runs - 1);
  }

  private static Tables.Numbers numbers(DailySummary.Point point) {
    return new Tables.Numbers(
        point.mean(),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        point.n(),
        0,
        (int) point.runs(),
        point.standardDeviation(),
        point.min(),
        point.max());
  }

  private int context(Context context, Machine machine, Tables tables) throws SQLException {
    Integer number = contexts.get(context);
    if (number != null) {
      return number;
    }
    contexts.put(context, contexts.size());
    tables.context(
        contexts.size() - 1,
        List.of(context.benchmark(), context.branch(), context.environment(), machine.cpu()));
    return contexts.size() - 1;
  }

  private int series(Measurement.Series it, Tables tables) throws SQLException {
    Integer number = series.get(it);
    if (number != null) {
      return number;
    }
    series.put(it, series.size());
    tables.series(series.size() - 1, it);
    return series.size() - 1;
  }

  /// Carries what the database said out of a reader of records.
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SQLException cause;

    Failed(SQLException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  /// The word of a constant in the tables.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
