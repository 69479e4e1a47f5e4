package dev.assay.cli;

import dev.assay.app.run.RunListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// Prints how a run gets on: a live line on a terminal, and one plain line for each trial
/// everywhere.
final class ProgressPrinter implements RunListener, AutoCloseable {
  private static final int BAR = 24;
  private static final String CLEAR = "\r\u001b[2K";

  private final Surroundings surroundings;
  private final InterruptNotice interrupt;
  private boolean lineOpen;
  private long lastPermille = -1;

  ProgressPrinter(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.interrupt = new InterruptNotice(surroundings.err());
  }

  @Override
  public synchronized void warned(String warning) {
    line("warning: " + warning);
  }

  @Override
  public synchronized void began(String id, Path folder, boolean resumed) {
    interrupt.began(id);
    line((resumed ? "resuming run " : "run ") + id + " in " + surroundings.shown(folder));
  }

  @Override
  public synchronized void tookOver(long samples, String earlier) {
    line("extends run " + earlier + ": " + samples + " samples taken over");
  }

  @Override
  public synchronized void advanced(Progress progress) {
    if (!surroundings.terminal().err() || progress.samples() == 0) {
      return;
    }
    long permille = 1000 * progress.done() / progress.samples();
    if (permille == lastPermille) {
      return;
    }
    lastPermille = permille;
    int filled = (int) (BAR * progress.done() / progress.samples());
    surroundings
        .err()
        .print(
            CLEAR
                + String.format(
                    Locale.ROOT,
                    "[%d/%d] %s [%s%s] %d/%d%s",
                    progress.number(),
                    progress.total(),
                    progress.label(),
                    "#".repeat(filled),
                    "-".repeat(BAR - filled),
                    progress.done(),
                    progress.samples(),
                    progress.figures().isEmpty() ? "" : " " + progress.figures()));
    surroundings.err().flush();
    lineOpen = true;
  }

  @Override
  public synchronized void finished(Finished trial) {
    String value = trial.primary().isEmpty() ? "done" : trial.primary();
    String left = trial.left().map(rest -> ", " + words(rest) + " left").orElse("");
    String count = "[" + trial.number() + "/" + trial.total() + "] ";
    line(count + trial.label() + " — " + value + left);
    trial.problems().forEach(problem -> line("        " + problem));
    lastPermille = -1;
  }

  @Override
  public synchronized void close() {
    interrupt.close();
    clear();
  }

  private void clear() {
    if (lineOpen) {
      surroundings.err().print(CLEAR);
      surroundings.err().flush();
      lineOpen = false;
    }
  }

  private void line(String text) {
    clear();
    surroundings.err().println(text);
  }

  private static String words(Duration duration) {
    long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 60
        ? minutes + " min " + seconds % 60 + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
