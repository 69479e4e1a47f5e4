package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.model.Answer;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import dev.assay.api.time.Ticker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal in processes of its own: killed, and with little memory.
class JournalProcessTest {
  private static final int ROWS = 30_000;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final int FLUSH_EVERY = 1000;

  @TempDir Path folder;

  @Test
  void open_writerKilledAtRandomMoments_losesNothingThatWasFlushedAndRepeatsNothing()
      throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    for (int kill = 0; kill < 6; kill++) {
      long acknowledged = killAfter(1 + random.nextInt(9));
      assertThat(rows().size()).isGreaterThanOrEqualTo((int) acknowledged);
    }
    Process last = start("-Xmx64m", Writer.class, ROWS);
    assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();

    List<Long> rows = rows();
    Set<Long> distinct = new HashSet<>(rows);
    assertThat(distinct).hasSize(ROWS);
    assertThat(rows).hasSize(ROWS);
  }

  @Test
  void read_aMillionRecords_needsLittleMemory() throws Exception {
    Process writer = start("-Xmx96m", Writer.class, 1_000_000);
    writer.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(writer.waitFor(120, TimeUnit.SECONDS)).isTrue();

    Process reader = start("-Xmx24m", Reader.class, 0);
    String output = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).isEqualTo("1000000 records, 0 wrong");
  }

  @Test
  void accept_noRoomInTheMiddle_keepsWhatIsWrittenAndResumes() throws Exception {
    Path log = folder.resolve("log.txt");
    // The limit is on each file that the process writes, in units of 1 KiB.
    Process limited =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -f 2000; exec \"$@\"",
                "bash",
                JAVA,
                "-Xmx64m",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                folder.toString(),
                "20001")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(limited.waitFor(60, TimeUnit.SECONDS)).isTrue();
    int kept = rows().size();
    assertThat(Files.readString(log))
        .contains("observations cannot be written: File too large")
        .contains(kept + " records are kept");
    assertThat(kept).isPositive();

    Process resumed = start("-Xmx64m", Writer.class, 20_001);
    assertThat(resumed.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(rows()).hasSize(20_001).doesNotHaveDuplicates();
  }

  @Test
  void parquet_ofJournal_hasTheSamples() throws Exception {
    try (ObservationJournal journal = ObservationJournal.open(folder, Ticker.system())) {
      for (int row = 0; row < 1000; row++) {
        journal.accept(Samples.answered(row));
      }
    }
    ObservationParquet.write(List.of(folder), false);

    assertThat(
            parquet(
                "SELECT count(*) || ' ' || sum(scores[2])::DECIMAL(12, 3) || ' '"
                    + " || max(latency_nanos.request) || ' ' || min(outcome)"))
        .isEqualTo("1000 166500.000 1999 answered");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void parquet_ofSampleThatWasAskedAgain_hasItsLastRecord() throws Exception {
    try (ObservationJournal journal = ObservationJournal.open(folder, Ticker.system())) {
      journal.accept(
          Samples.sample(0, new Outcome(Outcome.Kind.ERROR, "x", ""), new Answer.None()));
      journal.accept(Samples.answered(1));
      journal.accept(Samples.answered(0));
    }
    ObservationParquet.write(List.of(folder), true);

    assertThat(parquet("SELECT string_agg(\"row\" || ' ' || outcome, ', ')"))
        .isEqualTo("1 answered, 0 answered");
  }

  @Test
  void parquet_asNewAsItsJournal_isLeft() throws Exception {
    try (ObservationJournal journal = ObservationJournal.open(folder, Ticker.system())) {
      journal.accept(Samples.answered(0));
    }
    ObservationParquet.write(List.of(folder), false);
    Object first = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();

    ObservationParquet.write(List.of(folder), false);

    assertThat(Files.readAttributes(file(), BasicFileAttributes.class).fileKey()).isEqualTo(first);
  }

  private Path file() {
    return folder.resolve(ObservationParquet.FILE);
  }

  private String parquet(String select) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var results = statement.executeQuery(select + " FROM '" + file() + "'")) {
      assertThat(results.next()).isTrue();
      return results.getString(1);
    }
  }

  private long killAfter(int flushes) throws IOException, InterruptedException {
    Process writer = start("-Xmx64m", Writer.class, ROWS);
    long acknowledged = 0;
    try (BufferedReader output = writer.inputReader()) {
      for (int i = 0; i < flushes; i++) {
        String line = output.readLine();
        if (line == null) {
          break;
        }
        acknowledged = Long.parseLong(line);
      }
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return acknowledged;
  }

  private List<Long> rows() {
    List<Long> rows = new ArrayList<>();
    try (ObservationReader reader = ObservationReader.open(folder)) {
      reader.forEachRemaining(
          observation -> rows.add(((Observation.Sample) observation).item().row()));
    }
    return rows;
  }

  private Process start(String memory, Class<?> main, int rows) throws IOException {
    return new ProcessBuilder(
            JAVA,
            memory,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            folder.toString(),
            Integer.toString(rows))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// Writes what is not finished yet, and prints how many are certainly on disk.
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      Path folder = Path.of(arguments[0]);
      int rows = Integer.parseInt(arguments[1]);
      try (ObservationJournal journal = ObservationJournal.open(folder, Ticker.system())) {
        int certain = journal.finished();
        int accepted = certain;
        for (int row = 0; row < rows; row++) {
          if (!journal.isFinished(Samples.key(row))) {
            journal.accept(Samples.answered(row));
            accepted++;
            if (rows == ROWS && accepted % FLUSH_EVERY == 0) {
              journal.flush();
              System.out.println(accepted);
              System.out.flush();
            }
          }
        }
      }
    }
  }

  /// Reads all records and prints how many there are and how many are not what was written.
  static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) {
      long count = 0;
      long wrong = 0;
      try (ObservationReader reader = ObservationReader.open(Path.of(arguments[0]))) {
        while (reader.hasNext()) {
          Observation read = reader.next();
          wrong += read.equals(Samples.answered(count)) ? 0 : 1;
          count++;
        }
      }
      System.out.print(count + " records, " + wrong + " wrong");
    }
  }
}
