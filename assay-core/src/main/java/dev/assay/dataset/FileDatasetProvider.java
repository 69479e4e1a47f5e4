package dev.assay.dataset;

import dev.assay.api.AssayException;
import dev.assay.api.Nearest;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetProvider;
import dev.assay.api.dataset.DatasetRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Datasets in files: CSV, JSON Lines, JSON and Parquet, by format or by suffix.
///
/// Text files are UTF-8, plain or gzip. A CSV file has a header line and commas; an empty cell is
/// missing. What a row, a type, a role and a feature are is described in `docs/datasets.md`.
public final class FileDatasetProvider implements DatasetProvider {
  private final Path base;

  /// Datasets whose places in messages are relative to the working folder.
  public FileDatasetProvider() {
    this(Path.of(""));
  }

  /// Datasets whose places in messages are relative to `base`, such as the folder of the spec.
  public FileDatasetProvider(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  @Override
  public Set<String> types() {
    return Set.of("file");
  }

  @Override
  public Dataset open(DatasetRequest request) {
    if (request.location().isEmpty()) {
      throw AssayException.invalid(
          request.place(), "dataset '" + request.name() + "' names no file", "Add its path.");
    }
    Path path = Path.of(request.location()).toAbsolutePath().normalize();
    String name = name(path);
    requireFile(request, path, name);
    return Examination.of(
        request, Formats.source(request, path, path.getFileName().toString(), name));
  }

  private String name(Path path) {
    boolean near =
        path.startsWith(base)
            || (base.getRoot().equals(path.getRoot())
                && base.relativize(path).toString().length() < path.toString().length());
    Path shown = near ? base.relativize(path) : path;
    return shown.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static void requireFile(DatasetRequest request, Path path, String name) {
    if (Files.isRegularFile(path)) {
      return;
    }
    String what = Files.isDirectory(path) ? "is a folder, not a file" : "does not exist";
    String hint = "Check the path; a relative one starts at the folder of the spec.";
    throw AssayException.invalid(
        request.place(),
        "the file " + name + " of dataset '" + request.name() + "' " + what,
        similar(path).map(near -> "Did you mean '" + near + "'? " + hint).orElse(hint));
  }

  private static Optional<String> similar(Path path) {
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
      return Nearest.of(path.getFileName().toString(), names);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
