package dev.assay.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the jars of a runtime are, and where its workers may keep files between starts.
public final class WorkerInstallation {
  private final Path java;
  private final List<Path> classPath;
  private final Path cache;
  private final StartCache startCache;

  /// An installation with an explicit class path.
  ///
  /// @param java the `java` program
  /// @param classPath jars or folders; empty where the runtime is not installed
  /// @param cache a folder that may be written; made when it is needed
  public WorkerInstallation(Path java, List<Path> classPath, Path cache) {
    this.java = java;
    this.classPath = List.copyOf(classPath);
    this.cache = cache;
    this.startCache = new StartCache(new WorkerCommand(java, classPath, cache));
  }

  /// The runtime of that name under `lib/runtimes/` of an installed Assay, started with the Java
  /// that runs this program.
  ///
  /// Files are kept beside the installation where it can be written, and under the user's cache
  /// folder otherwise.
  public static WorkerInstallation of(Path home, String runtime) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path own = home.resolve("cache");
    Path cache = Files.isWritable(home) ? own : userCache();
    return new WorkerInstallation(java, jars(home.resolve("lib/runtimes/" + runtime)), cache);
  }

  /// The jars or folders of the runtime; empty where it is not installed.
  public List<Path> classPath() {
    return classPath;
  }

  /// What is known of models from earlier runs; empty where nothing can be kept.
  Optional<KnownModels> knownModels() {
    try {
      return startCache.key().map(key -> new KnownModels(cache.resolve("models"), key));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  WorkerCommand command() {
    return new WorkerCommand(java, classPath, cache);
  }

  /// What lets a worker of this installation start quickly.
  StartCache startCache() {
    return startCache;
  }

  // In the order of their names, for the cache of classes depends on the order of the class path.
  private static List<Path> jars(Path folder) {
    List<Path> jars = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.jar")) {
        stream.forEach(jars::add);
      } catch (IOException unreadable) {
        throw new UncheckedIOException("Cannot list " + folder, unreadable);
      }
    }
    jars.sort(null);
    return jars;
  }

  private static Path userCache() {
    String given = System.getenv("XDG_CACHE_HOME");
    Path root =
        given == null || given.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(given);
    return root.resolve("assay");
  }
}
