package dev.assay.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files that a spec names, or that lie where it would name them: `models/<id>.*` and
/// `datasets/<name>.*` beside the spec.
///
/// @param folder the folder of the spec
record Found(Path folder) {
  private static final List<String> DATA = List.of("csv", "jsonl", "json", "parquet");

  /// The absolute path of a model's file, whether or not it exists where the spec states it; empty
  /// where the model has an endpoint, or nothing was found.
  Optional<Path> model(ModelSpec model) {
    if (model.location().path().isPresent()) {
      return model.location().path().flatMap(this::absolute);
    }
    boolean elsewhere = model.location().baseUrl().isPresent() || model.provider().isPresent();
    return elsewhere
        ? Optional.empty()
        : existing(
            "models", model.id(), SpecDefaults.PROVIDER_BY_SUFFIX.keySet().stream().sorted());
  }

  /// The absolute path of a dataset's file, whether or not it exists where the spec states it.
  Optional<Path> dataset(DatasetSpec dataset) {
    return dataset.path().isPresent()
        ? dataset.path().flatMap(this::absolute)
        : existing("datasets", dataset.name(), DATA.stream());
  }

  /// The provider of a file that was found.
  String providerOf(Path file) {
    return SpecDefaults.PROVIDER_BY_SUFFIX.getOrDefault(Implied.suffix(file.toString()), "");
  }

  private Optional<Path> existing(String under, String name, Stream<String> suffixes) {
    return suffixes
        .flatMap(suffix -> absolute(under + "/" + name + "." + suffix).stream())
        .filter(path -> path.startsWith(folder.resolve(under)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private Optional<Path> absolute(String path) {
    try {
      return Optional.of(path(path));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// The absolute path that a text of the spec means.
  ///
  /// @throws InvalidPathException if it means none on this system
  Path path(String text) {
    Path path = folder.resolve(text);
    Path parent = path.getParent();
    Path name = path.getFileName();
    if (parent == null || name == null || path.equals(path.normalize())) {
      return path;
    }
    try {
      // The way up from a folder behind a symbolic link is the system's. The file itself may be a
      // link whose target has another suffix.
      return parent.toRealPath().resolve(name).normalize();
    } catch (IOException missing) {
      return path.normalize();
    }
  }
}
