package dev.assay.store.index;

import dev.assay.api.observation.KeyHash;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// How the index is stored, and how its file is opened.
final class Database {
  /// The version of the tables: an index of another one is made anew.
  static final int SCHEMA = 2;

  private static final String MEMORY = "400MB";
  private static final String MOST_SPILLED = "4GB";

  static final String TABLES =
      """
      CREATE TABLE meta (schema INTEGER, digest VARCHAR);
      CREATE TABLE files (name VARCHAR, version VARCHAR, first INTEGER, last INTEGER);
      CREATE TABLE contexts (context INTEGER, benchmark VARCHAR, branch VARCHAR,
        environment VARCHAR, cpu VARCHAR);
      CREATE TABLE runs (run INTEGER, context INTEGER, id VARCHAR, key VARCHAR, date TIMESTAMP,
        commit VARCHAR, tool VARCHAR, tags VARCHAR, release BOOLEAN, complete BOOLEAN,
        daily BOOLEAN);
      CREATE TABLE series (series INTEGER, model VARCHAR, dataset VARCHAR, metric VARCHAR,
        slice VARCHAR, seed BIGINT, unit VARCHAR, kind VARCHAR, direction VARCHAR,
        replication VARCHAR);
      CREATE TABLE points (run INTEGER, context INTEGER, series INTEGER, date TIMESTAMP,
        value DOUBLE, lo DOUBLE, hi DOUBLE, level DOUBLE, n BIGINT, margin DOUBLE, runs INTEGER,
        sd DOUBLE, min DOUBLE, max DOUBLE, wide BOOLEAN);
      CREATE VIEW measurements AS
        SELECT p.date, c.benchmark, c.branch, r.commit, c.environment, c.cpu, s.model, s.dataset,
          s.metric, s.slice, s.seed, p.value, s.unit, p.lo, p.hi, p.level, p.n, p.runs, p.sd,
          coalesce(p.min, p.value) AS min, coalesce(p.max, p.value) AS max, s.kind, s.direction,
          s.replication, p.margin, r.id AS run, r.key, r.tool, r.tags, r.release, r.complete,
          r.daily
        FROM points p JOIN series s USING (series) JOIN runs r USING (run)
          JOIN contexts c ON c.context = p.context;
      """;

  private Database() {}

  /// What differs when the files do, or their versions.
  static String digest(Map<String, String> files) {
    KeyHash hash = new KeyHash("files");
    new TreeMap<>(files).forEach((name, version) -> hash.add(name).add(version));
    return hash.hex();
  }

  /// Opens a file to write it.
  static DuckDBConnection write(Path file, Path spill) throws SQLException {
    return open(file, settings(spill));
  }

  /// Opens a file such that no statement can write anything, read any other file, load an
  /// extension, or change that.
  static DuckDBConnection read(Path file, Path spill) throws SQLException {
    Properties settings = settings(spill);
    settings.setProperty("access_mode", "READ_ONLY");
    settings.setProperty("enable_external_access", "false");
    settings.setProperty("lock_configuration", "true");
    return open(file, settings);
  }

  private static Properties settings(Path spill) {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", spill.toString());
    settings.setProperty("max_temp_directory_size", MOST_SPILLED);
    settings.setProperty("preserve_insertion_order", "false");
    settings.setProperty("jdbc_stream_results", "true");
    return settings;
  }

  private static DuckDBConnection open(Path file, Properties settings) throws SQLException {
    return new DuckDBDriver()
        .connect("jdbc:duckdb:" + file, settings)
        .unwrap(DuckDBConnection.class);
  }
}
