package dev.assay.app.run;

import dev.assay.store.ObservationParquet;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Writes `observations.parquet` of every complete trial, while the run is scored: opening the
/// library that writes it takes most of a second, and no model is timed any more.
final class ParquetCopies implements AutoCloseable {
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final CompletableFuture<Void> written;
  private final RunLog log;

  /// Begins to write.
  ///
  /// @param folder the folder of the run
  /// @param trials how far each trial came
  /// @param resumed whether an earlier process has begun the run
  ParquetCopies(Path folder, List<RunRecord.TrialEntry> trials, boolean resumed, RunLog log) {
    this.log = log;
    List<Path> complete =
        trials.stream()
            .filter(trial -> trial.status() == RunRecord.Status.COMPLETE)
            .map(trial -> folder.resolve(trial.folder()))
            .toList();
    written =
        CompletableFuture.runAsync(() -> ObservationParquet.write(complete, resumed), executor);
  }

  /// Waits until all are written. Where the library does not load on this machine there are none,
  /// and the user is told.
  ///
  /// @throws dev.assay.api.AssayException if a file cannot be written
  void finish() {
    try {
      Waiting.forResult(written);
    } catch (IllegalStateException failed) {
      if (failed.getCause() instanceof LinkageError missing) {
        log.warned(
            "no trial has its observations.parquet, for DuckDB does not load: " + reason(missing));
        return;
      }
      throw failed;
    }
  }

  // The error of a class that cannot be initialised says nothing; what it grew out of does.
  private static String reason(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null ? Objects.requireNonNullElse(error.getMessage(), "") : reason(cause);
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
