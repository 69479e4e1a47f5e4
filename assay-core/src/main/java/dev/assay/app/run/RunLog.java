package dev.assay.app.run;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps `run.log` of a run: what the user was told, with the time of each line. Hands everything
/// on.
public final class RunLog implements RunListener, AutoCloseable {
  private final RunListener listener;
  private final Ticker ticker;
  private final List<String> early = new ArrayList<>();
  private @Nullable Path file;
  private @Nullable Writer open;

  /// A log that hands everything on to a listener.
  public RunLog(RunListener listener, Ticker ticker) {
    this.listener = listener;
    this.ticker = ticker;
  }

  @Override
  public void warned(String warning) {
    log("warning: " + warning);
    listener.warned(warning);
  }

  @Override
  public void began(String id, Path folder, boolean resumed) {
    file = folder.resolve("run.log");
    log((resumed ? "resumed " : "began ") + id);
    listener.began(id, folder, resumed);
  }

  @Override
  public void tookOver(long samples, String earlier) {
    log("took over " + samples + " samples of " + earlier);
    listener.tookOver(samples, earlier);
  }

  @Override
  public void advanced(Progress progress) {
    listener.advanced(progress);
  }

  @Override
  public void finished(Finished trial) {
    log("[" + trial.number() + "/" + trial.total() + "] " + trial.label() + " " + trial.primary());
    trial.problems().forEach(problem -> log("  " + problem));
    listener.finished(trial);
  }

  /// Notes how the run ended.
  public void ended(RunOutcome outcome) {
    outcome.incomplete().forEach(this::log);
    log("ended with exit code " + outcome.exitCode());
  }

  // What is said before there is a folder waits for it.
  private synchronized void log(String line) {
    early.add(ticker.now() + " " + line.replace('\n', ' '));
    if (file == null) {
      return;
    }
    try {
      Writer writer = open == null ? append(file) : open;
      open = writer;
      for (String each : early) {
        writer.write(each + System.lineSeparator());
      }
      writer.flush();
      early.clear();
    } catch (IOException cannot) {
      throw unwritable(file, cannot);
    }
  }

  private static Writer append(Path file) throws IOException {
    return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Closes the file; what is said later opens it again.
  @Override
  public synchronized void close() {
    try {
      if (open != null) {
        open.close();
        open = null;
      }
    } catch (IOException cannot) {
      throw unwritable(Objects.requireNonNull(file), cannot);
    }
  }

  /// The problem that a log of a run cannot be written any more.
  static AssayException unwritable(Path file, IOException cannot) {
    return new AssayException(
        ErrorCode.INCOMPLETE,
        Problem.at(
            file.toString(),
            "the log cannot be written: " + cannot.getMessage(),
            "Make room or mend the folder, and run the same command again to resume."),
        cannot);
  }
}
