package dev.assay.store.place;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// A plain directory. Writers take turns by a lock on its file `.lock`, which ends with their
/// process; readers need none.
public final class DirectoryPlace implements Place {
  private static final String LOCK = ".lock";

  // Locks of files are held by processes, not by threads.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path root;

  /// The place in a directory, which need not be there yet.
  public DirectoryPlace(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public String shown() {
    return root.toString();
  }

  @Override
  public List<StoredFile> list() {
    List<StoredFile> files = new ArrayList<>();
    if (!Files.exists(root)) {
      return files;
    }
    try {
      Files.walkFileTree(root, new Lister(files));
    } catch (IOException e) {
      throw PlaceFailures.unreadable(shown(), e);
    }
    files.sort(Comparator.comparing(StoredFile::name));
    return files;
  }

  @Override
  public Map<String, byte[]> read(Collection<String> names) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (String name : names) {
      try {
        contents.put(name, Files.readAllBytes(path(name)));
      } catch (NoSuchFileException gone) {
        // Left out, as the interface says.
      } catch (IOException e) {
        throw PlaceFailures.unreadable(path(name).toString(), e);
      }
    }
    return contents;
  }

  @Override
  public boolean apply(Batch batch) {
    IN_PROCESS.lock();
    try {
      Files.createDirectories(root);
      try (FileChannel gate =
              FileChannel.open(
                  root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = gate.lock()) {
        return held.isValid() && change(batch);
      }
    } catch (IOException e) {
      throw PlaceFailures.unwritable(shown(), e);
    } finally {
      IN_PROCESS.unlock();
    }
  }

  @Override
  public void close() {
    // Nothing is held between calls.
  }

  private boolean change(Batch batch) throws IOException {
    for (Batch.Change change : batch.changes()) {
      if (change instanceof Batch.Replace replace
          && !version(replace.name()).equals(replace.expected())) {
        return false;
      }
    }
    try (AtomicFiles written = new AtomicFiles()) {
      for (Batch.Change change : batch.changes()) {
        switch (change) {
          case Batch.Add add -> {
            if (!Files.exists(path(add.name()))) {
              written.write(path(add.name()), add.content());
            }
          }
          case Batch.Replace replace -> written.write(path(replace.name()), replace.content());
          case Batch.Remove _ -> {}
        }
      }
      written.commit();
    }
    for (Batch.Change change : batch.changes()) {
      if (change instanceof Batch.Remove remove) {
        Files.deleteIfExists(path(remove.name()));
      }
    }
    return true;
  }

  private Optional<String> version(String name) throws IOException {
    try {
      return Optional.of(version(Files.readAttributes(path(name), BasicFileAttributes.class)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  private static String version(BasicFileAttributes is) {
    return is.size() + "-" + is.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  private Path path(String name) {
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException(name + " is not within the place");
    }
    return path;
  }

  /// Collects the files that are not hidden.
  private final class Lister extends SimpleFileVisitor<Path> {
    private final List<StoredFile> files;

    Lister(List<StoredFile> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
      boolean hidden = !folder.equals(root) && folder.getFileName().toString().startsWith(".");
      return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
      if (is.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
        String name = root.relativize(file).toString().replace('\\', '/');
        files.add(new StoredFile(name, version(is), is.size()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE; // Removed since its folder was read.
      }
      throw failure;
    }
  }
}
