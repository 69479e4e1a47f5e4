package dev.assay.store;

import dev.assay.api.AssayException;
import dev.assay.api.observation.TrialKey;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of one run, held by a lock for as long as this object is open.
///
/// A run is known by its key. Opening resumes the newest run with that key which is not complete;
/// where there is none, a folder `<UTC yyyyMMdd-HHmmss>-<first 8 digits of the key>` is made.
public final class RunDirectory implements AutoCloseable {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SHORT_KEY = 8;

  private final Path path;
  private final boolean resumed;
  private final RunLock lock;

  private RunDirectory(Path path, boolean resumed, RunLock lock) {
    this.path = path;
    this.resumed = resumed;
    this.lock = lock;
  }

  /// Opens a run under the results root, which is made if need be.
  ///
  /// @param runKey the key of the run in hex
  /// @param fresh whether to start a new run even where one could be resumed
  /// @throws AssayException if the root cannot be written, or another process holds the run that
  ///   would be resumed
  public static RunDirectory open(Path root, String runKey, boolean fresh, Ticker ticker) {
    try {
      Files.createDirectories(root);
      // Two processes that start at once must not both decide that there is nothing to resume.
      try (FileChannel gate =
              FileChannel.open(
                  root.resolve(RunLock.FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = gate.lock()) {
        Optional<Path> left = fresh ? Optional.empty() : incomplete(root, runKey);
        Path path = left.isPresent() ? left.get() : create(root, runKey, ticker);
        if (!held.isValid()) {
          throw new IOException("the lock of " + root + " was lost");
        }
        return new RunDirectory(path, left.isPresent(), RunLock.take(path, runKey));
      }
    } catch (IOException e) {
      throw AssayException.invalid(
          root.toString(),
          "the results folder cannot be written: " + StoreFailures.reason(e),
          "Name another with --output, or mend its rights.");
    }
  }

  /// Opens a run that exists, to compute from it again.
  ///
  /// @throws AssayException if the folder holds no run, or another process holds it
  public static RunDirectory reopen(Path folder) {
    RunRecord record = RunRecord.read(folder);
    try {
      return new RunDirectory(folder, true, RunLock.take(folder, record.key()));
    } catch (IOException e) {
      throw AssayException.invalid(
          folder.toString(),
          "the run cannot be written: " + StoreFailures.reason(e),
          "Mend the rights of the folder, or copy it to where you may write.");
    }
  }

  /// The folder.
  public Path path() {
    return path;
  }

  /// The id of the run: the name of its folder.
  public String id() {
    return path.getFileName().toString();
  }

  /// Whether an earlier process has begun this run.
  public boolean resumed() {
    return resumed;
  }

  /// The folder of a trial: `trials/<model>/<dataset>/<seed>-<first 8 digits of its id>`, where the
  /// names are made fit for any file system.
  public Path trial(TrialKey trial) {
    return path.resolve(
        trialFolder(trials(trial.model(), trial.dataset()), trial.seed(), trial.id()));
  }

  /// The folder of all trials of a model on a dataset, within that of the run.
  public static String trials(String model, String dataset) {
    return "trials/" + Slug.of(model) + "/" + Slug.of(dataset);
  }

  /// The folder of one of these trials, within that of the run.
  ///
  /// @param trials the folder of all of them
  /// @param id the id of the trial
  public static String trialFolder(String trials, long seed, String id) {
    return trials + "/" + seed + "-" + id.substring(0, SHORT_KEY);
  }

  /// Writes a file of the run, or of one of its trials, such that it is there whole or not at all.
  ///
  /// @param name its path within the run's folder
  /// @throws AssayException if it cannot be written
  public void write(String name, byte[] content) {
    replace(name, file -> Files.write(file, content));
  }

  /// Writes a file that may be too large for memory, as {@link #write} does.
  ///
  /// @param content writes the file that it is given
  /// @throws AssayException if it cannot be written
  public void stream(String name, FileContent content) {
    replace(name, content::writeTo);
  }

  private void replace(String name, AtomicFile.Content content) {
    Path file = path.resolve(name).normalize();
    if (!file.startsWith(path)) {
      throw new IllegalArgumentException(name + " is not within the run's folder");
    }
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw StoreFailures.unwritable(file, e);
    }
  }

  /// What a file of a run is to hold.
  @FunctionalInterface
  public interface FileContent {
    /// Writes it to a file.
    void writeTo(Path file) throws IOException;
  }

  /// Gives up the lock.
  @Override
  public void close() {
    lock.close();
  }

  private static Optional<Path> incomplete(Path root, String runKey) throws IOException {
    String suffix = "-" + shortKey(runKey);
    List<Path> candidates;
    try (Stream<Path> folders = Files.list(root)) {
      candidates =
          folders
              .filter(folder -> folder.getFileName().toString().contains(suffix))
              .filter(folder -> RunLock.keyOf(folder).equals(runKey))
              .sorted(Comparator.reverseOrder())
              .toList();
    }
    for (Path candidate : candidates) {
      if (!RunRecord.isComplete(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static Path create(Path root, String runKey, Ticker ticker) throws IOException {
    String name = STAMP.format(ticker.now()) + "-" + shortKey(runKey);
    Path path = root.resolve(name);
    for (int number = 2; Files.exists(path); number++) {
      path = root.resolve(name + "-" + number);
    }
    Files.createDirectory(path);
    AtomicFile.syncFolder(root);
    return path;
  }

  private static String shortKey(String runKey) {
    return runKey.substring(0, Math.min(SHORT_KEY, runKey.length()));
  }
}
