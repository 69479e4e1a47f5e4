package dev.assay.store;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/// Writes the samples of complete trials as Parquet beside their journals, for other tools.
///
/// `observations.parquet` has a row for each sample and a column for each property of
/// `schemas/observations.schema.json`, whether or not any record has it. Of a sample that was asked
/// again it has the last record. The journal stays the truth and keeps what the processes measured.
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
       attempts: 'INTEGER', source: 'VARCHAR', template: 'VARCHAR', prompt: 'VARCHAR',
       reasoning: 'VARCHAR', finish: 'VARCHAR',
       tokens: 'STRUCT(input BIGINT, output BIGINT, reasoning BIGINT, cached BIGINT)',
       cost_usd: 'DOUBLE', exchanges: 'JSON'}
      """;
  private static final long SMALLEST_BUFFER = 1L << 20;
  // A group of rows is kept in memory until it is whole, for each thread.
  private static final int ROW_GROUP = 1 << 14;

  private static final String MOST_MEMORY = "192MB";

  private static final String NO_ROOM = "No space left on device";

  private ObservationParquet() {}

  /// Writes the file of each trial that has none as new as its journal; it is there whole or not at
  /// all. Opening DuckDB takes longer than writing the file of a small trial, so that one
  /// connection serves them all.
  ///
  /// @param trialFolders the folders of the trials
  /// @param resumed whether journals may hold a sample more than once
  /// @throws AssayException if a file cannot be written
  public static void write(List<Path> trialFolders, boolean resumed) {
    List<Path> stale = trialFolders.stream().filter(ObservationParquet::isStale).toList();
    if (stale.isEmpty()) {
      return;
    }
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", settings());
        Statement statement = connection.createStatement()) {
      for (Path folder : stale) {
        write(folder, samples(folder, resumed), statement);
      }
    } catch (SQLException e) {
      throw StoreFailures.unwritable(stale.getFirst().resolve(FILE), new IOException(reason(e), e));
    }
  }

  private static boolean isStale(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileTime observed = Files.getLastModifiedTime(folder.resolve(ObservationJournal.FILE));
      return !Files.exists(file) || Files.getLastModifiedTime(file).compareTo(observed) < 0;
    } catch (IOException e) {
      throw StoreFailures.unreadable(folder.resolve(ObservationJournal.FILE), e);
    }
  }

  private static void write(Path folder, String samples, Statement statement) {
    Path file = folder.resolve(FILE);
    try {
      AtomicFile.write(file, temporary -> copy(samples, temporary, statement));
    } catch (IOException e) {
      throw StoreFailures.unwritable(file, e);
    }
  }

  private static void copy(String samples, Path target, Statement statement) throws IOException {
    try {
      statement.execute(
          "COPY ("
              + samples
              + ") TO "
              + literal(target)
              + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
              + ROW_GROUP
              + ")");
    } catch (SQLException e) {
      throw new IOException(reason(e), e);
    }
  }

  private static String samples(Path folder, boolean resumed) {
    String records =
        "FROM read_json(["
            + literal(folder.resolve(ObservationJournal.FILE))
            + "], format = 'newline_delimited', maximum_object_size = "
            + longestRecord(folder)
            + ", columns = "
            + COLUMNS
            + ") WHERE type = 'sample'";
    return resumed
        ? "SELECT * EXCLUDE (type, place) FROM (SELECT *, row_number() OVER () AS place "
            + records
            + ") QUALIFY row_number() OVER (PARTITION BY \"row\", draw ORDER BY place DESC) = 1"
            + " ORDER BY place"
        : "SELECT * EXCLUDE (type) " + records;
  }

  // DuckDB reads into buffers of twice this size, which a journal of a million records would fill.
  private static long longestRecord(Path folder) {
    Path journal = folder.resolve(ObservationJournal.FILE);
    long longest = SMALLEST_BUFFER;
    try (FileChannel channel = FileChannel.open(journal)) {
      JournalLines lines = new JournalLines(channel, 0);
      while (lines.next()) {
        longest = Math.max(longest, lines.length());
      }
    } catch (IOException e) {
      throw StoreFailures.unreadable(journal, e);
    }
    return longest;
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("threads", "1");
    settings.setProperty("memory_limit", MOST_MEMORY);
    settings.setProperty("autoload_known_extensions", "false");
    return settings;
  }

  private static String literal(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  // DuckDB wraps what the system said into several messages of its own.
  private static String reason(SQLException e) {
    String text = String.valueOf(e.getMessage());
    return text.contains(NO_ROOM) ? NO_ROOM : text.lines().findFirst().orElse("DuckDB failed");
  }
}
