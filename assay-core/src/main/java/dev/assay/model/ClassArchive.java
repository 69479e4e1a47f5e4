package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.model.ProcessOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// An archive of the classes that a worker loads, which halves the time of its start.
///
/// The first worker of an installation is started once more to make it. The archive belongs to one
/// Java and one class path, whose digest is in its name.
final class ClassArchive {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final WorkerCommand command;
  private Optional<String> option = Optional.empty();
  private boolean tried;

  ClassArchive(WorkerCommand command) {
    this.command = command;
  }

  /// The option that uses the archive, which is made if there is none; empty where there can be
  /// none.
  synchronized Optional<String> option(WorkerLauncher launcher, WorkerCommand.Arguments arguments) {
    if (!tried) {
      tried = true;
      try {
        option = find(launcher, arguments).map(file -> "-XX:SharedArchiveFile=" + file);
      } catch (IOException unwritable) {
        // Workers start without an archive, only slower.
        option = Optional.empty();
      }
    }
    return option;
  }

  private Optional<Path> find(WorkerLauncher launcher, WorkerCommand.Arguments arguments)
      throws IOException {
    // Java archives classes of jars only.
    if (command.classPath().stream().anyMatch(Files::isDirectory)) {
      return Optional.empty();
    }
    Path file = command.cache().resolve("worker-" + key() + ".jsa");
    if (!Files.exists(file)) {
      Files.createDirectories(command.cache());
      Path temporary = Files.createTempFile(command.cache(), "worker", ".part");
      try {
        make(temporary, launcher, arguments);
        if (Files.size(temporary) > 0) {
          Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        Files.deleteIfExists(temporary);
      }
    }
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  private void make(Path file, WorkerLauncher launcher, WorkerCommand.Arguments arguments) {
    Optional<String> record = Optional.of("-XX:ArchiveClassesAtExit=" + file);
    try {
      WorkerLauncher.Started worker =
          launcher.start(command.line(record, arguments), "", ProcessOutput.DISCARDED);
      try (WorkerProcess process = worker.process()) {
        process.dismiss(LIMIT);
      }
    } catch (AssayException unfit) {
      // The model is refused; whoever opens it will hear why.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private String key() throws IOException {
    StringBuilder text = new StringBuilder(Runtime.version().toString());
    for (Path jar : command.classPath()) {
      text.append('\n').append(jar).append(' ').append(Files.size(jar));
      text.append(' ').append(Files.getLastModifiedTime(jar));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
