package dev.assay.store;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The lock that keeps a second writer off a run. The system frees it when its process ends,
/// however that ends; the file stays, and holds the key of the run and the process that took it
/// last.
final class RunLock implements AutoCloseable {
  static final String FILE = ".lock";
  private static final int LONGEST = 4096;

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock of a run.
  ///
  /// @throws AssayException if another process holds it
  static RunLock take(Path runFolder, String runKey) throws IOException {
    FileChannel channel =
        FileChannel.open(
            runFolder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (!tryLock(channel)) {
        throw taken(runFolder, content(channel));
      }
      String content = runKey + "\n" + ProcessHandle.current().pid() + "\n";
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)), 0);
      channel.force(true);
      return new RunLock(channel);
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  /// The key of the run that a folder holds, or empty if nothing says so.
  static String keyOf(Path runFolder) {
    try (FileChannel channel = FileChannel.open(runFolder.resolve(FILE))) {
      return content(channel).lines().findFirst().orElse("");
    } catch (IOException noLockFile) {
      return "";
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give up a lock", e);
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static String content(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static AssayException taken(Path runFolder, String content) {
    String pid = content.lines().skip(1).findFirst().orElse("unknown");
    return AssayException.invalid(
        runFolder.toString(),
        "another assay (process " + pid + ") is running this very benchmark here",
        "Wait for it to end, or start a separate run with --new.");
  }
}
