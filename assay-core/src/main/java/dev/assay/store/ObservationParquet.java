package dev.assay.store;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/// Writes the samples of a complete trial as Parquet beside the journal, for other tools.
///
/// `observations.parquet` has a row for each sample record and a column for each property of
/// `schemas/observations.schema.json`, whether or not any record has it. The journal stays the
/// truth and keeps what the processes measured.
public final class ObservationParquet {
  /// The file's name in the folder of a trial.
  public static final String FILE = "observations.parquet";

  private static final String COLUMNS =
      """
      {type: 'VARCHAR', key: 'VARCHAR', "row": 'BIGINT', id: 'VARCHAR', draw: 'INTEGER',
       target: 'VARCHAR', category: 'VARCHAR', cluster: 'VARCHAR', outcome: 'VARCHAR',
       detail: 'VARCHAR', message: 'VARCHAR', label: 'VARCHAR', scores: 'DOUBLE[]',
       value: 'DOUBLE', tensor: 'DOUBLE[]', text: 'VARCHAR',
       latency_nanos: 'STRUCT(engine BIGINT, application BIGINT, request BIGINT)',
       attempts: 'INTEGER', reused: 'BOOLEAN'}
      """;
  private static final long LONGEST_RECORD = 1L << 28;

  private ObservationParquet() {}

  /// Writes the file, or replaces it; it is there whole or not at all.
  ///
  /// @throws AssayException if it cannot be written
  public static void write(Path trialFolder) {
    Path journal = trialFolder.resolve(ObservationJournal.FILE);
    Path file = trialFolder.resolve(FILE);
    Path temporary = trialFolder.resolve("." + FILE + ".tmp-" + ProcessHandle.current().pid());
    try {
      try {
        copy(journal, temporary);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncFolder(trialFolder);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw StoreFailures.unwritable(file, e);
    } catch (SQLException e) {
      throw StoreFailures.unwritable(file, new IOException(firstLine(e), e));
    }
  }

  private static void copy(Path journal, Path target) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * EXCLUDE (type) FROM read_json(["
              + literal(journal)
              + "], format = 'newline_delimited', maximum_object_size = "
              + LONGEST_RECORD
              + ", columns = "
              + COLUMNS
              + ") WHERE type = 'sample') TO "
              + literal(target)
              + " (FORMAT parquet, COMPRESSION zstd)");
    }
  }

  private static String literal(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("DuckDB failed");
  }
}
