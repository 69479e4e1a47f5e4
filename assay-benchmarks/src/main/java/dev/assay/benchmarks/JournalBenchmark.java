package dev.assay.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.KeyHash;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import dev.assay.api.time.Ticker;
import dev.assay.store.ObservationJournal;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What the journal costs: samples written for each second and processor time for each sample, both
/// to the synced file, and the time to take up 200,000 finished samples again.
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class JournalBenchmark {
  private static final int BATCH = 10_000;
  private static final int FINISHED = 200_000;

  /// Samples are accepted one by one; the batch ends when the last one is on the disk.
  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  @OperationsPerInvocation(BATCH)
  public void write(OpenJournal journal, ProcessorTime time) {
    long before = time.now();
    for (Observation sample : journal.samples) {
      journal.open().accept(sample);
    }
    journal.open().flush();
    time.cpuNanosPerSample += (time.now() - before) / (double) BATCH;
    time.batches++;
  }

  /// A killed run is taken up again: the index is read, and nothing else.
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public int resume(FinishedJournal journal) {
    try (ObservationJournal open = ObservationJournal.open(journal.folder(), Ticker.system())) {
      return open.finished();
    }
  }

  private static Observation sample(long row) {
    return new Observation.Sample(
        new KeyHash("benchmark").add(row).hex(),
        new Item(row, Long.toString(row), "versicolor", row % 2 == 0 ? "even" : "odd", ""),
        0,
        Outcome.answered(),
        new Answer.Label("virginica", new double[] {0.01 * (row % 7), 0.3, 1.0 / (row + 2)}),
        new Observation.Timing(Map.of(LatencyKind.REQUEST, 50_000 + row), 1));
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /// The processor time of the whole process for each sample, in nanoseconds.
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class ProcessorTime {
    private final OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double cpuNanosPerSample;
    double batches;

    long now() {
      return process.getProcessCpuTime();
    }

    /// The mean over all batches of the iteration.
    public double cpuMicrosPerSample() {
      return batches == 0 ? 0 : cpuNanosPerSample / batches / 1000;
    }
  }

  /// A journal that grows.
  @State(Scope.Benchmark)
  public static class OpenJournal {
    final List<Observation> samples =
        Stream.iterate(0L, row -> row + 1).limit(BATCH).map(JournalBenchmark::sample).toList();
    private Path folder = Path.of("");
    private List<ObservationJournal> journal = List.of();

    /// Begins a new journal.
    @Setup(Level.Iteration)
    public void begin() throws IOException {
      folder = Files.createTempDirectory("assay-journal");
      journal = List.of(ObservationJournal.open(folder, Ticker.system()));
    }

    /// Removes it.
    @TearDown(Level.Iteration)
    public void end() throws IOException {
      open().close();
      delete(folder);
    }

    ObservationJournal open() {
      return journal.getFirst();
    }
  }

  /// A journal of 200,000 finished samples.
  @State(Scope.Benchmark)
  public static class FinishedJournal {
    private Path folder = Path.of("");

    /// Writes it.
    @Setup
    public void write() throws IOException {
      folder = Files.createTempDirectory("assay-journal");
      try (ObservationJournal journal = ObservationJournal.open(folder, Ticker.system())) {
        for (long row = 0; row < FINISHED; row++) {
          journal.accept(sample(row));
        }
      }
    }

    /// Removes it.
    @TearDown
    public void remove() throws IOException {
      delete(folder);
    }

    Path folder() {
      return folder;
    }
  }
}
