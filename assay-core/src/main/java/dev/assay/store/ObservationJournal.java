package dev.assay.store;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationSink;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The append-only journal of one trial: `observations.jsonl`, a record a line, with
/// `observations.idx` beside it.
///
/// What is accepted is written within 20 ms, or as soon as 256 records wait, and synced within 200
/// ms. So the death of the process loses at most the last 20 ms, a power cut the last 200 ms; what
/// is left after that are whole records. The index only saves reading the journal; without it, it
/// is made anew. Safe for several threads.
public final class ObservationJournal implements ObservationSink, AutoCloseable {
  static final String FILE = "observations.jsonl";
  static final String INDEX_FILE = "observations.idx";

  private final Path path;
  private final JournalState before;
  private final JournalWriter writer;
  private Optional<FinishedSamples> keys = Optional.empty();

  private ObservationJournal(Path path, JournalState before, JournalWriter writer) {
    this.path = path;
    this.before = before;
    this.writer = writer;
  }

  /// Opens the journal in a trial's folder, which is made if need be. What an earlier process left
  /// is kept; the caller holds the lock of the run.
  ///
  /// @throws AssayException if the folder cannot be written, or the journal is damaged in its
  ///   middle
  public static ObservationJournal open(Path trialFolder, Ticker ticker) {
    Path path = trialFolder.resolve(FILE);
    try {
      JournalFiles files = JournalFiles.open(trialFolder);
      try {
        JournalState before = files.recover();
        return new ObservationJournal(path, before, JournalWriter.start(files, ticker));
      } catch (IOException | RuntimeException failure) {
        files.close();
        throw failure;
      }
    } catch (IOException e) {
      throw failure(path, e, 0);
    }
  }

  /// Whether the journal held a finished sample with that key when it was opened. A sample that
  /// ended in an error or a timeout is not finished: it is asked again.
  public synchronized boolean isFinished(String key) {
    if (keys.isEmpty()) {
      Path index = path.resolveSibling(INDEX_FILE);
      try {
        keys = Optional.of(FinishedSamples.read(index, before.records()));
      } catch (IOException e) {
        throw StoreFailures.unreadable(index, e);
      }
    }
    return keys.get().contains(KeyBits.of(key));
  }

  /// How many samples of a draw were finished, one after the other from that row on, when the
  /// journal was opened.
  public long finishedFrom(int draw, long row) {
    return before.finishedFrom(draw, row);
  }

  /// The place of the finished sample that stood first in the journal when it was opened.
  public Optional<SamplePlace> first() {
    return before.first().map(IndexEntry::place);
  }

  /// Whether that sample has this key.
  public boolean isFirst(String key) {
    return before.first().filter(entry -> entry.key().equals(KeyBits.of(key))).isPresent();
  }

  /// What the samples cost that this run had asked when the journal was opened, as far as it is
  /// known.
  public double paidUsd() {
    return before.paidUsd();
  }

  /// Whether the journal held the record of that draw's process when it was opened.
  public boolean isMeasured(int draw) {
    return before.isMeasured(draw);
  }

  /// The number of finished samples when the journal was opened.
  public int finished() {
    return before.finished();
  }

  /// Accepts one observation.
  ///
  /// @throws AssayException if this or an earlier observation cannot be written, such as on a full
  ///   disk; what was written before stays valid
  @Override
  public void accept(Observation observation) {
    try {
      if (!writer.offer(observation)) {
        throw failure();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssayException(
          ErrorCode.INTERRUPTED,
          Problem.at(
              path.toString(), "the run was interrupted", "Run the command again to resume."),
          interrupted);
    }
  }

  /// Returns when everything that was accepted before is on the disk.
  ///
  /// @throws AssayException if it cannot be written
  public void flush() {
    if (!writer.flush()) {
      throw failure();
    }
  }

  /// Writes and syncs what is left and closes the files.
  ///
  /// @throws AssayException if it cannot be written
  @Override
  public void close() {
    if (!writer.close()) {
      throw failure();
    }
  }

  private AssayException failure() {
    return failure(path, writer.failure(), before.records() + writer.written());
  }

  private static AssayException failure(Path path, IOException reason, long kept) {
    String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    return new AssayException(
        ErrorCode.INCOMPLETE,
        Problem.at(
            path.toString(),
            "observations cannot be written: " + message,
            "Make room or mend the folder, and run the same command again: "
                + kept
                + " records are kept, and only the rest is run."),
        reason);
  }
}
