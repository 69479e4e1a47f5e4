package dev.assay.model;

import dev.assay.model.WorkerCommand.Arguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What workers said of the models that they loaded, kept between runs: the same file, with the
/// same options, in the same runtime says the same of itself, and need not be loaded to be checked.
///
/// A file that cannot be read or written only costs time.
final class KnownModels {
  private static final int MOST = 1_000;

  private final Path folder;
  private final String runtime;

  /// The models known to a runtime.
  ///
  /// @param folder where they are kept
  /// @param runtime identifies the runtime and its Java
  KnownModels(Path folder, String runtime) {
    this.folder = folder;
    this.runtime = runtime;
  }

  /// What a worker said of the model; empty where none was asked yet.
  Optional<OipMetadata> find(FileDigest.Digest digest, Arguments arguments) {
    try {
      byte[] bytes = Files.readAllBytes(file(digest, arguments));
      return OipMetadata.find(JsonMapper.shared().readTree(bytes));
    } catch (IOException | JacksonException unknown) {
      return Optional.empty();
    }
  }

  /// Keeps what a worker said; the models that were kept longest ago make room.
  void keep(FileDigest.Digest digest, Arguments arguments, JsonNode said) {
    Path file = file(digest, arguments);
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "model", ".new");
      Files.write(fresh, JsonMapper.shared().writeValueAsBytes(said));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      makeRoom();
    } catch (IOException unwritable) {
      // It is loaded again the next time.
    }
  }

  private void makeRoom() throws IOException {
    Map<Path, FileTime> kept = new HashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        kept.put(file, Files.getLastModifiedTime(file));
      }
    }
    List<Path> oldest =
        kept.keySet().stream()
            .sorted(Comparator.comparing(kept::get))
            .limit(Math.max(0, kept.size() - MOST))
            .toList();
    for (Path file : oldest) {
      Files.deleteIfExists(file);
    }
  }

  private Path file(FileDigest.Digest digest, Arguments arguments) {
    StringBuilder key = new StringBuilder(runtime);
    key.append('\n').append(arguments.runtime()).append('\n').append(arguments.model());
    key.append('\n').append(digest.sha256());
    arguments
        .options()
        .forEach((name, value) -> key.append('\n').append(name).append('=').append(value));
    String name = FileDigest.hex(key.toString().getBytes(StandardCharsets.UTF_8));
    return folder.resolve(name + ".json");
  }
}
