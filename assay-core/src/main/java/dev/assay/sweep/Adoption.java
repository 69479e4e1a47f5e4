package dev.assay.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// Takes over an attempt that an earlier process launched before it was killed: its command may
/// have ended meanwhile, or run still.
final class Adoption {
  private static final String EXIT = ".exit";
  private static final String PID = ".pid";
  private static final long LOOK_MILLIS = 50;
  private static final int LAST_LOOKS = 10;

  private final SweepTrial trial;
  private final int number;
  private final ProcessGroups processes = new ProcessGroups();

  /// The attempt with that number.
  Adoption(SweepTrial trial, int number) {
    this.trial = trial;
    this.number = number;
  }

  /// The process of the attempt, if it runs.
  OptionalLong runs() {
    Optional<Long> pid = noted(PID);
    return pid.isPresent()
            && processes.belongs(pid.get(), Running.mark(trial, number), modified(PID))
        ? OptionalLong.of(pid.get())
        : OptionalLong.empty();
  }

  /// When it was launched, in milliseconds since 1970; 0 if that was never noted.
  long launchedMillis() {
    return modified(PID);
  }

  /// When it ended, in milliseconds since 1970; 0 if that was never noted.
  long endedMillis() {
    return modified(EXIT);
  }

  /// The exit code that was noted; empty where the attempt has not ended, or its shell was killed
  /// as well.
  Optional<Integer> exit() {
    return noted(EXIT).map(Long::intValue);
  }

  /// Waits for the process to end.
  ///
  /// @return the exit code; empty where nobody noted it
  /// @throws InterruptedException if the thread is interrupted
  Optional<Integer> await(long pid) throws InterruptedException {
    while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
      Thread.sleep(LOOK_MILLIS);
    }
    for (int look = 0; look < LAST_LOOKS && exit().isEmpty(); look++) {
      Thread.sleep(LOOK_MILLIS);
    }
    return exit();
  }

  /// Removes what an earlier attempt noted and reported.
  ///
  /// @throws IOException if a file cannot be removed
  void clear() throws IOException {
    Files.deleteIfExists(trial.folder().resolve(EXIT));
    Files.deleteIfExists(trial.folder().resolve(PID));
    Files.deleteIfExists(trial.folder().resolve(SweepTrial.METRICS));
  }

  private Optional<Long> noted(String file) {
    Path path = trial.folder().resolve(file);
    try {
      String[] words = Files.readString(path).strip().split(" ", -1);
      return words.length == 2 && words[0].equals(Integer.toString(number)) && isNumber(words[1])
          ? Optional.of(Long.parseLong(words[1]))
          : Optional.empty();
    } catch (IOException notNoted) {
      return Optional.empty();
    }
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,18}");
  }

  private long modified(String file) {
    try {
      return Files.getLastModifiedTime(trial.folder().resolve(file)).toMillis();
    } catch (IOException notNoted) {
      return 0;
    }
  }
}
