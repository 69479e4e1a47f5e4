package dev.assay.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Ends what commands have started: process groups, and on Linux also processes that left their
/// group but still carry the mark of their attempt in their environment.
final class ProcessGroups {
  /// The variable by which every process of an attempt is known.
  static final String MARK = "ASSAY_ATTEMPT";

  private static final int LIMIT_SECONDS = 5;

  private final Path proc;

  /// The processes of this machine.
  ProcessGroups() {
    this.proc = Path.of("/proc");
  }

  /// Sends a signal to groups.
  ///
  /// @param signal its name, such as `TERM`
  void signal(String signal, Collection<Long> groups) {
    if (groups.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>();
    command.add("bash");
    command.add("-c");
    command.add("for group; do kill -s " + signal + " -- \"-$group\"; done");
    command.add("kill");
    groups.forEach(group -> command.add(Long.toString(group)));
    try {
      Process kill =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      kill.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (IOException noShell) {
      groups.forEach(ProcessGroups::endTree);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Kills the processes of these attempts, by their marks.
  void killMarked(Set<String> marks) {
    if (!Files.isDirectory(proc.resolve("self"))) {
      return; // Elsewhere than on Linux the environment of a process cannot be read.
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        mark(process)
            .filter(marks::contains)
            .flatMap(_ -> ProcessHandle.of(Long.parseLong(process.getFileName().toString())))
            .ifPresent(ProcessHandle::destroyForcibly);
      }
    } catch (IOException unreadable) {
      // Without the list of processes, the groups are all that can be ended.
    }
  }

  /// Whether a process runs that belongs to an attempt; where its environment cannot be read,
  /// whether it began when the attempt did.
  boolean belongs(long pid, String mark, long notedMillis) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return false;
    }
    if (Files.isDirectory(proc.resolve("self"))) {
      return mark(proc.resolve(Long.toString(pid))).filter(mark::equals).isPresent();
    }
    return process
        .get()
        .info()
        .startInstant()
        .filter(start -> Math.abs(start.toEpochMilli() - notedMillis) < 2000)
        .isPresent();
  }

  private static Optional<String> mark(Path process) {
    try {
      String environment =
          new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
      return Stream.of(environment.split("\0", -1))
          .filter(entry -> entry.startsWith(MARK + "="))
          .map(entry -> entry.substring(MARK.length() + 1))
          .findFirst();
    } catch (IOException goneOrForeign) {
      return Optional.empty();
    }
  }

  private static void endTree(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(process -> {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        });
  }
}
