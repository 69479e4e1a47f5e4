package dev.assay.store;

import dev.assay.api.AssayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The runs under a results root.
public final class RunFolders {
  private final Path root;

  /// The runs under a root, which need not exist.
  public RunFolders(Path root) {
    this.root = root;
  }

  /// The folder of the run that began last of those whose record passes; what cannot be read is
  /// passed over.
  public Optional<Path> newest(Predicate<RunRecord> wanted) {
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .flatMap(folder -> record(folder).stream())
          .filter(wanted)
          .max(
              Comparator.comparing((RunRecord record) -> record.timing().startedAt())
                  .thenComparing(RunRecord::id))
          .map(record -> root.resolve(record.id()));
    } catch (IOException e) {
      throw StoreFailures.unreadable(root, e);
    }
  }

  private static Optional<RunRecord> record(Path folder) {
    if (!Files.isRegularFile(folder.resolve(RunRecord.FILE))) {
      return Optional.empty();
    }
    try {
      RunRecord record = RunRecord.read(folder);
      boolean own = record.id().equals(String.valueOf(folder.getFileName()));
      return own ? Optional.of(record) : Optional.empty();
    } catch (AssayException damaged) {
      return Optional.empty();
    }
  }
}
