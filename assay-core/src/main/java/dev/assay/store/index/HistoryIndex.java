package dev.assay.store.index;

import dev.assay.api.AssayException;
import dev.assay.store.history.History;
import dev.assay.store.history.Listing;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/// The index of a history: a DuckDB file in a cache, which can be deleted at any time.
///
/// It knows the files that it was made of. Where the history has others, a copy is brought up to
/// date and takes the index's place, so that readers go on with what they opened, and a writer that
/// is killed leaves what was there. A history that cannot be read makes no index.
public final class HistoryIndex {
  private static final String FILE = "index.duckdb";
  private static final int MOST_ATTEMPTS = 5;

  // Locks of files are held by processes, not by threads.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private final Path folder;

  /// The index in a folder of the cache, which need not be there yet.
  public HistoryIndex(Path folder) {
    this.folder = folder;
  }

  /// Opens the index to read it, made as new as the history.
  ///
  /// @throws AssayException if a file of the history is damaged, or the cache cannot be written
  public IndexReader open(History history) {
    // The database takes as long to start as a history to be listed.
    FutureTask<Optional<IndexReader>> existing = new FutureTask<>(this::existing);
    Thread.ofPlatform().name("index").daemon().start(existing);
    for (int attempt = 1; ; attempt++) {
      Listing listing;
      try {
        listing = history.listing();
      } catch (AssayException unreadable) {
        taken(existing).ifPresent(IndexReader::close);
        throw unreadable;
      }
      try {
        return open(history, listing, attempt == 1 ? taken(existing) : existing());
      } catch (AssayException failed) {
        // A migration may have moved what was listed; what is damaged stays so.
        if (attempt == MOST_ATTEMPTS || history.listing().indexed().equals(listing.indexed())) {
          throw failed;
        }
      }
    }
  }

  private static Optional<IndexReader> taken(FutureTask<Optional<IndexReader>> existing) {
    try {
      return existing.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an index was opened", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private IndexReader open(History history, Listing listing, Optional<IndexReader> existing) {
    Map<String, String> files = listing.indexed();
    try {
      String digest = Database.digest(files);
      Optional<IndexReader> fresh = fresh(existing, digest);
      if (fresh.isPresent()) {
        return fresh.get();
      }
      Files.createDirectories(folder);
      IN_PROCESS.lock();
      try (FileChannel gate =
              FileChannel.open(
                  folder.resolve("index.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = gate.lock()) {
        Optional<IndexReader> meanwhile =
            held.isValid() ? fresh(existing(), digest) : Optional.empty();
        if (meanwhile.isPresent()) {
          return meanwhile.get();
        }
        renew(history, listing, files);
        return new IndexReader(folder.resolve(FILE), folder.resolve("spill"));
      } finally {
        IN_PROCESS.unlock();
      }
    } catch (IOException | SQLException e) {
      throw AssayException.invalid(
          folder.toString(),
          "the index of the history cannot be made: " + firstLine(e),
          "Make room, or name another folder in the variable ASSAY_CACHE.");
    }
  }

  private static Optional<IndexReader> fresh(Optional<IndexReader> existing, String digest)
      throws SQLException {
    if (existing.isPresent() && !existing.get().digest().equals(digest)) {
      existing.get().close();
      return Optional.empty();
    }
    return existing;
  }

  /// The index as it is; empty where there is none, or one of another form.
  private Optional<IndexReader> existing() {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IndexReader(file, folder.resolve("spill")));
    } catch (SQLException otherForm) {
      return Optional.empty();
    }
  }

  private void renew(History history, Listing listing, Map<String, String> files)
      throws IOException, SQLException {
    Path file = folder.resolve(FILE);
    Path next = folder.resolve("." + FILE + ".tmp-" + ProcessHandle.current().pid());
    removeTemporaries();
    try {
      Map<String, String> known = known();
      boolean goesOn =
          known.keySet().stream().filter(files::containsKey).count() * 2 > files.size();
      if (goesOn) {
        Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
      }
      try (IndexWriter writer =
          new IndexWriter(next, folder.resolve("spill"), goesOn ? known : Map.of())) {
        writer.update(history, listing, files);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private Map<String, String> known() throws SQLException {
    Optional<IndexReader> existing = existing();
    if (existing.isEmpty()) {
      return Map.of();
    }
    try (IndexReader reader = existing.get()) {
      return reader.files();
    }
  }

  private void removeTemporaries() throws IOException {
    try (var left = Files.newDirectoryStream(folder, ".*.tmp-*")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
  }

  static String firstLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
