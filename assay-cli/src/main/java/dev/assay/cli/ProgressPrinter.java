package dev.assay.cli;

import dev.assay.api.time.Ticker;
import dev.assay.app.run.RunListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Prints how a run gets on: on a terminal a live line for each trial that is under way, elsewhere
/// a plain line for each of them twice a minute, and one for each trial that ended everywhere.
final class ProgressPrinter implements RunListener, AutoCloseable {
  private static final int BAR = 24;
  private static final int NARROW = 79;
  private static final String CLEAR = "\r\u001b[2K";
  private static final String REST = "\u001b[K";
  private static final String UP = "\u001b[1A";
  private static final long PERIOD_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

  private final Surroundings surroundings;
  private final Ticker ticker;
  private final InterruptNotice interrupt;
  private final SequencedMap<Integer, Progress> underWay = new TreeMap<>();
  private int linesOpen;
  private long toldNanos;

  ProgressPrinter(Surroundings surroundings) {
    this(surroundings, Ticker.system());
  }

  ProgressPrinter(Surroundings surroundings, Ticker ticker) {
    this.surroundings = surroundings;
    this.ticker = ticker;
    this.interrupt = new InterruptNotice(surroundings.err());
    this.toldNanos = ticker.nanoTime() - REDRAW_NANOS;
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
    if (progress.samples() == 0) {
      return;
    }
    boolean live = surroundings.terminal().err();
    underWay.put(progress.number(), progress);
    long now = ticker.nanoTime();
    if (now - toldNanos < (live ? REDRAW_NANOS : PERIOD_NANOS)) {
      return;
    }
    toldNanos = now;
    if (live) {
      draw();
    } else {
      underWay.values().forEach(each -> surroundings.err().println(words(each, "")));
    }
  }

  // All at once and over what is there, so that nothing flickers.
  private void draw() {
    List<String> lines = underWay.values().stream().map(this::liveLine).toList();
    if (linesOpen > lines.size()) {
      clear();
    }
    String back = linesOpen == 0 ? "" : "\r" + UP.repeat(linesOpen - 1);
    surroundings.err().print(back + String.join(REST + "\n", lines) + REST);
    surroundings.err().flush();
    linesOpen = lines.size();
  }

  // Where there is no room for all, the figures say more than the bar.
  private String liveLine(Progress of) {
    int filled = (int) (BAR * of.done() / of.samples());
    String bar = " [" + "#".repeat(filled) + "-".repeat(BAR - filled) + "]";
    String line = words(of, bar);
    return line.length() <= width() ? line : narrow(words(of, ""));
  }

  private static String words(Progress of, String bar) {
    String figures = of.figures().isEmpty() ? "" : ", " + of.figures();
    String count = "[" + of.number() + "/" + of.total() + "] ";
    return count + of.label() + bar + " " + of.done() + "/" + of.samples() + figures;
  }

  // A line that the terminal broke could not be taken back.
  private String narrow(String line) {
    int width = width();
    return line.length() <= width ? line : line.substring(0, width - 1) + "…";
  }

  private int width() {
    String columns = surroundings.environment().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) - 1 : NARROW;
  }

  @Override
  public synchronized void finished(Finished trial) {
    underWay.remove(trial.number());
    String value = trial.primary().isEmpty() ? "done" : trial.primary();
    String left = trial.left().map(rest -> ", " + words(rest) + " left").orElse("");
    String count = "[" + trial.number() + "/" + trial.total() + "] ";
    line(count + trial.label() + " — " + value + left);
    trial.problems().forEach(problem -> line("        " + problem));
    if (surroundings.terminal().err() && !underWay.isEmpty()) {
      draw();
    }
  }

  @Override
  public synchronized void close() {
    interrupt.close();
    clear();
  }

  private void clear() {
    if (linesOpen > 0) {
      surroundings.err().print(CLEAR + (UP + CLEAR).repeat(linesOpen - 1));
      surroundings.err().flush();
      linesOpen = 0;
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
