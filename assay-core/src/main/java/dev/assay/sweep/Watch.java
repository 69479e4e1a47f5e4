package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord.Kind;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Looks after the attempts that run: ends those that take too long or write too much, and all of
/// them where the disk or the budget ends; and kills what ended attempts have left behind.
final class Watch {
  /// What a command has to put its things in order after SIGTERM.
  static final Duration GRACE = Duration.ofSeconds(5);

  /// Below this the run's own files could not be written for sure.
  private static final long LEAST_FREE_BYTES = 16L << 20;

  private static final Duration MARK_PAUSE = Duration.ofMillis(500);

  private final Set<Running> running = new HashSet<>();
  private final Set<String> left = new HashSet<>();
  private final SweepTerms terms;
  private final Ticker ticker;
  private final LongSupplier freeBytes;
  private final LaunchNotes notes;
  private final ProcessGroups processes = new ProcessGroups();
  private long lastMarks;
  private boolean diskFull;

  /// A watch.
  ///
  /// @param notes where it is noted what is ended
  /// @param freeBytes the free space of the disk that holds the results
  Watch(SweepTerms terms, Ticker ticker, LaunchNotes notes, LongSupplier freeBytes) {
    this.notes = notes;
    this.terms = terms;
    this.ticker = ticker;
    this.freeBytes = freeBytes;
    this.lastMarks = ticker.nanoTime();
  }

  /// The free space of the disk that holds a folder; as if empty where it cannot be told.
  static long freeBytes(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  LaunchNotes notes() {
    return notes;
  }

  synchronized void began(Running attempt) {
    running.add(attempt);
  }

  synchronized void ended(Running attempt) {
    running.remove(attempt);
    left.add(attempt.mark());
  }

  /// Whether the disk is full, or was while something ran.
  synchronized boolean diskFull() {
    diskFull = diskFull || (!running.isEmpty() && freeBytes.getAsLong() < LEAST_FREE_BYTES);
    return diskFull;
  }

  /// Whether the disk is full, so that a failure may come of that.
  synchronized boolean failedByDisk() {
    diskFull = diskFull || freeBytes.getAsLong() < LEAST_FREE_BYTES;
    return diskFull;
  }

  /// Looks once.
  ///
  /// @param budgetLeft what is left of the budget in nanoseconds
  void look(long budgetLeft) {
    List<Long> ask = new ArrayList<>();
    List<Long> kill = new ArrayList<>();
    synchronized (this) {
      long now = ticker.nanoTime();
      for (Running attempt : running) {
        if (attempt.group() != 0) {
          sort(attempt, now, budgetLeft, ask, kill);
        }
      }
    }
    processes.signal("TERM", ask);
    processes.signal("KILL", kill);
    killLeft(false);
  }

  /// Ends everything that runs, at once.
  void endAll(Running.Ending why) {
    List<Long> groups = new ArrayList<>();
    synchronized (this) {
      for (Running attempt : running) {
        end(attempt, why, ticker.nanoTime());
        if (attempt.group() != 0) {
          groups.add(attempt.group());
        }
      }
    }
    processes.signal("TERM", groups);
  }

  /// Kills everything that runs or was left behind.
  void killAll() {
    List<Long> groups;
    synchronized (this) {
      groups = running.stream().map(Running::group).filter(group -> group != 0).toList();
      running.forEach(attempt -> left.add(attempt.mark()));
    }
    processes.signal("KILL", groups);
    killLeft(true);
  }

  /// Whether anything runs.
  synchronized boolean idle() {
    return running.isEmpty();
  }

  private void sort(Running attempt, long now, long budgetLeft, List<Long> ask, List<Long> kill) {
    Running.Ending why = reason(attempt, now, budgetLeft);
    if (why != null && end(attempt, why, now)) {
      ask.add(attempt.group());
    }
    if (attempt.overdue(now, GRACE.toNanos())) {
      kill.add(attempt.group());
    }
  }

  private boolean end(Running attempt, Running.Ending why, long now) {
    boolean first = attempt.end(why, now);
    if (first) {
      notes.stopped(attempt.trial(), attempt.number());
    }
    return first;
  }

  private Running.@Nullable Ending reason(Running attempt, long now, long budgetLeft) {
    if (diskFull) {
      return new Running.Ending(Kind.STOPPED, "the disk is full");
    }
    if (budgetLeft <= 0) {
      return new Running.Ending(Kind.STOPPED, "the budget ended");
    }
    if (now - attempt.startNanos() > terms.timeout().toNanos()) {
      return new Running.Ending(
          Kind.TIMEOUT, "it took longer than " + terms.timeout().toSeconds() + " s and was ended");
    }
    try {
      if (Files.size(attempt.log()) > terms.logBytes()) {
        return new Running.Ending(
            Kind.LOG, "it wrote more than " + (terms.logBytes() >> 20) + " MiB and was ended");
      }
    } catch (IOException notYet) {
      return null;
    }
    return null;
  }

  // Looking through all processes costs milliseconds, so that it is done now and then for all
  // trials that ended meanwhile.
  private void killLeft(boolean now) {
    Set<String> marks;
    synchronized (this) {
      if (left.isEmpty() || (!now && ticker.nanoTime() - lastMarks < MARK_PAUSE.toNanos())) {
        return;
      }
      lastMarks = ticker.nanoTime();
      marks = Set.copyOf(left);
      left.clear();
    }
    processes.killMarked(marks);
  }
}
