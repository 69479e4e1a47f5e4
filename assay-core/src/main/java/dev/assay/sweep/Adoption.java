package dev.assay.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Takes over an attempt that an earlier process launched before it was killed: its command may
/// have ended meanwhile, or run still.
final class Adoption {
  private static final long LOOK_MILLIS = 50;
  private static final int LAST_LOOKS = 10;

  private final SweepTrial trial;
  private final int number;
  private final LaunchNotes notes;
  private final ProcessGroups processes = new ProcessGroups();

  /// The attempt with that number.
  Adoption(SweepTrial trial, int number, LaunchNotes notes) {
    this.trial = trial;
    this.number = number;
    this.notes = notes;
  }

  /// Whether an earlier process launched it.
  boolean isKnown() {
    return notes.earlier(trial, number).isPresent();
  }

  /// The process of the attempt, if it runs.
  OptionalLong runs() {
    Optional<Long> pid = notes.earlier(trial, number).map(LaunchNotes.Note::pid);
    return pid.isPresent()
            && processes.belongs(pid.get(), Running.mark(trial, number), launchedMillis())
        ? OptionalLong.of(pid.get())
        : OptionalLong.empty();
  }

  /// When it was launched, in milliseconds since 1970; 0 if that cannot be told.
  long launchedMillis() {
    return modified(trial.folder().resolve(CommandScript.FILE));
  }

  /// When it ended, in milliseconds since 1970, as far as that can be told.
  long endedMillis() {
    long noted = notes.earlier(trial, number).map(LaunchNotes.Note::endMillis).orElse(0L);
    return noted > 0 ? noted : modified(trial.log());
  }

  /// The exit code; empty where the attempt has not ended, Assay ended it, or nobody noted it.
  OptionalInt exit() {
    return notes
        .earlier(trial, number)
        .filter(note -> !note.stopped())
        .map(LaunchNotes.Note::exit)
        .orElse(OptionalInt.empty());
  }

  /// Waits for the process to end.
  ///
  /// @return the exit code; empty where nobody noted it
  /// @throws InterruptedException if the thread is interrupted
  OptionalInt await(long pid) throws InterruptedException {
    while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
      Thread.sleep(LOOK_MILLIS);
    }
    notes.refresh();
    for (int look = 0; look < LAST_LOOKS && exit().isEmpty(); look++) {
      Thread.sleep(LOOK_MILLIS);
      notes.refresh();
    }
    return exit();
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException none) {
      return 0;
    }
  }
}
