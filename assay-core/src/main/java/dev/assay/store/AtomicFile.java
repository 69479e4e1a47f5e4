package dev.assay.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Writes a file such that a reader, a crash or a power cut sees the old content or the new, never
/// a part.
public final class AtomicFile {
  private AtomicFile() {}

  /// Puts a file with that content in the place of `path`.
  public static void write(Path path, byte[] content) throws IOException {
    write(path, temporary -> Files.write(temporary, content));
  }

  /// Lets `content` write a temporary file, which then takes the place of `path`.
  public static void write(Path path, Content content) throws IOException {
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
    Path temporary =
        folder.resolve("." + path.getFileName() + ".tmp-" + ProcessHandle.current().pid());
    try {
      content.writeTo(temporary);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      Files.deleteIfExists(temporary);
      throw failure;
    }
    syncFolder(folder);
  }

  /// What a file is to hold.
  @FunctionalInterface
  public interface Content {
    /// Writes it to a file.
    void writeTo(Path file) throws IOException;
  }

  /// Brings the folder's entries to the disk, where the system can.
  public static void syncFolder(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return; // Windows opens no folder and needs none synced.
    }
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }
}
