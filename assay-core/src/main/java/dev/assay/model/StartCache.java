package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.model.ProcessOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Java's ahead-of-time cache of a worker: the classes that it loads, linked, and what its methods
/// do most, so that it starts and settles in a fraction of the time.
///
/// The first worker of an installation is started once more to make it, and goes through a
/// rehearsal. The cache belongs to one Java and one class path, whose digest is in its name.
final class StartCache {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final WorkerCommand command;
  private Optional<String> option = Optional.empty();
  private boolean tried;

  StartCache(WorkerCommand command) {
    this.command = command;
  }

  /// The option that uses the cache, which is made if there is none; empty where there can be none.
  ///
  /// @param rehearsal is given the worker from which Java learns
  synchronized Optional<String> option(
      WorkerLauncher launcher,
      WorkerCommand.Arguments arguments,
      Consumer<WorkerLauncher.Started> rehearsal) {
    if (!tried) {
      tried = true;
      try {
        option = find(launcher, arguments, rehearsal).map(file -> "-XX:AOTCache=" + file);
      } catch (IOException unwritable) {
        // Workers start without it, only slower.
        option = Optional.empty();
      }
    }
    return option;
  }

  private Optional<Path> find(
      WorkerLauncher launcher,
      WorkerCommand.Arguments arguments,
      Consumer<WorkerLauncher.Started> rehearsal)
      throws IOException {
    // Java keeps classes of jars only.
    Optional<String> key = key();
    if (key.isEmpty()) {
      return Optional.empty();
    }
    Path file = command.cache().resolve("worker-" + key.get() + ".aot");
    if (!Files.exists(file)) {
      Files.createDirectories(command.cache());
      // Java writes beside the cache's name, too.
      Path folder = Files.createTempDirectory(command.cache(), "worker");
      Path fresh = folder.resolve("worker.aot");
      try {
        make(fresh, launcher, arguments, rehearsal);
        if (Files.exists(fresh)) {
          Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        delete(folder);
      }
    }
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  private void make(
      Path file,
      WorkerLauncher launcher,
      WorkerCommand.Arguments arguments,
      Consumer<WorkerLauncher.Started> rehearsal) {
    Optional<String> record = Optional.of("-XX:AOTCacheOutput=" + file);
    try {
      WorkerLauncher.Started worker =
          launcher.load(
              launcher.spawn(command.line(record, arguments), "", ProcessOutput.DISCARDED), "");
      try (WorkerProcess process = worker.process()) {
        rehearsal.accept(worker);
        process.dismiss(LIMIT);
      }
    } catch (AssayException unfit) {
      // The model is refused; whoever opens it will hear why.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /// Identifies the Java and the class path; empty where the class path holds folders, for what is
  /// in them may change.
  Optional<String> key() throws IOException {
    if (command.classPath().stream().anyMatch(Files::isDirectory)) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(Runtime.version().toString());
    for (Path jar : command.classPath()) {
      text.append('\n').append(jar).append(' ').append(Files.size(jar));
      text.append(' ').append(Files.getLastModifiedTime(jar));
    }
    return Optional.of(
        FileDigest.hex(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16));
  }
}
