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
    for (int attempt = 1; ; attempt++) {
      Listing listing = history.listing();
      try {
        return open(history, listing);
      } catch (AssayException failed) {
        // A migration may have moved what was listed; what is damaged stays so.
        if (attempt == MOST_ATTEMPTS || history.listing().indexed().equals(listing.indexed())) {
          throw failed;
        }
      }
    }
  }

  private IndexReader open(History history, Listing listing) {
    Map<String, String> files = listing.indexed();
    try {
      Files.createDirectories(folder);
      Optional<IndexReader> fresh = fresh(files);
      if (fresh.isPresent()) {
        return fresh.get();
      }
      IN_PROCESS.lock();
      try (FileChannel gate =
              FileChannel.open(
                  folder.resolve("index.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = gate.lock()) {
        Optional<IndexReader> meanwhile = held.isValid() ? fresh(files) : Optional.empty();
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

  private Optional<IndexReader> fresh(Map<String, String> files) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      IndexReader reader = new IndexReader(file, folder.resolve("spill"));
      if (reader.digest().equals(Database.digest(files))) {
        return Optional.of(reader);
      }
      reader.close();
      return Optional.empty();
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
      Map<String, String> known = known(file);
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

  private Map<String, String> known(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try (IndexReader reader = new IndexReader(file, folder.resolve("spill"))) {
      return reader.files();
    } catch (SQLException otherForm) {
      return Map.of();
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
