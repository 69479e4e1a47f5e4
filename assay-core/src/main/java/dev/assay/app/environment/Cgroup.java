package dev.assay.app.environment;

import dev.assay.store.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The limits that a container puts on this process (control groups, version 2).
final class Cgroup {
  private final Path root;

  /// The control group of this process on the machine whose files lie under `root`.
  Cgroup(Path root) {
    this.root = root;
  }

  /// The limits; empty where there is none.
  Optional<Environment.Container> limits() {
    Path folder = folder();
    Optional<Double> cpus = read(folder.resolve("cpu.max")).flatMap(Cgroup::cpus);
    Optional<Long> memory =
        read(folder.resolve("memory.max"))
            .filter(text -> text.matches("\\d{1,18}"))
            .map(Long::parseLong);
    return cpus.isEmpty() && memory.isEmpty()
        ? Optional.empty()
        : Optional.of(new Environment.Container(cpus, memory));
  }

  private Path folder() {
    String group =
        read(root.resolve("proc/self/cgroup"))
            .flatMap(text -> text.lines().filter(line -> line.startsWith("0::/")).findFirst())
            .map(line -> line.substring("0::/".length()))
            .orElse("");
    Path top = root.resolve("sys/fs/cgroup");
    Path own = top.resolve(group).normalize();
    return own.startsWith(top) && Files.exists(own.resolve("memory.max")) ? own : top;
  }

  // The file says "quota period" in microseconds, or "max period".
  private static Optional<Double> cpus(String text) {
    String[] words = text.split(" ", -1);
    return words.length == 2 && words[0].matches("\\d{1,15}") && words[1].matches("[1-9]\\d{0,14}")
        ? Optional.of(Double.parseDouble(words[0]) / Double.parseDouble(words[1]))
        : Optional.empty();
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
