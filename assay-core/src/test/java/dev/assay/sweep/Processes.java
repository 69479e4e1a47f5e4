package dev.assay.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Looks whether processes have ended.
final class Processes {
  private Processes() {}

  /// Whether a process ends within a few seconds; a dead one that nobody has waited for has ended.
  static boolean isGone(long pid) throws InterruptedException {
    for (int look = 0; look < 200; look++) {
      Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
      if (process.isEmpty() || isZombie(pid)) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return false;
  }

  private static boolean isZombie(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    } catch (IOException gone) {
      return false;
    }
  }
}
