package dev.assay.store.place;

import dev.assay.store.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Writes many files such that a reader, a crash or a power cut sees each whole or not at all.
///
/// All are brought to the disk at once: a disk that is asked for many files together takes little
/// longer than for one. The caller holds the lock of the directory, so that temporary files that
/// are there already are those of writers that were killed.
final class AtomicFiles implements AutoCloseable {
  private static final int AT_ONCE = 32;
  private static final String TEMPORARY = ".tmp-";

  private final Map<Path, Path> temporaries = new LinkedHashMap<>();
  private final Set<Path> folders = new LinkedHashSet<>();

  /// Writes a file under a temporary name.
  void write(Path file, byte[] content) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    if (folders.add(folder)) {
      Files.createDirectories(folder);
      removeTemporaries(folder);
    }
    Path temporary =
        folder.resolve("." + file.getFileName() + TEMPORARY + ProcessHandle.current().pid());
    temporaries.put(temporary, file);
    Files.write(temporary, content);
  }

  /// Brings the files to the disk, and gives them their names.
  void commit() throws IOException {
    sync();
    for (Map.Entry<Path, Path> file : temporaries.entrySet()) {
      Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
    }
    temporaries.clear();
    for (Path folder : folders) {
      AtomicFile.syncFolder(folder);
    }
  }

  /// Removes what was not committed.
  @Override
  public void close() throws IOException {
    for (Path temporary : temporaries.keySet()) {
      Files.deleteIfExists(temporary);
    }
  }

  private void sync() throws IOException {
    List<Callable<Boolean>> files = new ArrayList<>();
    temporaries.keySet().forEach(file -> files.add(() -> sync(file)));
    if (files.isEmpty()) {
      return;
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, files.size()))) {
      for (Future<Boolean> file : threads.invokeAll(files)) {
        file.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while files were brought to the disk", e);
    }
  }

  private static boolean sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
      return true;
    }
  }

  private static void removeTemporaries(Path folder) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*" + TEMPORARY + "*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }
}
