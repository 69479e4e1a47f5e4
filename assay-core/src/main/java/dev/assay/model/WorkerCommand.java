package dev.assay.model;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The command that starts a worker on this machine's Java.
///
/// @param java the `java` program
/// @param classPath the jars or folders of the runtime
/// @param cache the folder for what a runtime keeps between starts
record WorkerCommand(Path java, List<Path> classPath, Path cache) {
  private static final String MAIN = "dev.assay.worker.WorkerMain";

  // The serial collector has no threads of its own, so that what is measured is the model; the
  // compiler keeps all its stages, for the latencies that count are those of warm code.
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms32m",
          "-Xmx1g",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /// Copies the class path.
  WorkerCommand {
    classPath = List.copyOf(classPath);
  }

  /// The command line.
  ///
  /// @param startCache an option about the cache for its start, if there is one
  /// @param worker what the worker is told
  List<String> line(Optional<String> startCache, Arguments worker) {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(OPTIONS);
    startCache.ifPresent(line::add);
    line.add("-Dassay.cache=" + cache);
    line.add("-cp");
    line.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    line.add(MAIN);
    line.add(worker.runtime());
    line.add(worker.file().toString());
    line.add(worker.model());
    worker.options().forEach((key, value) -> line.add(key + "=" + value));
    return line;
  }

  /// What a worker is told.
  ///
  /// @param runtime the runtime that it uses
  /// @param file the model's file
  /// @param model the model's name
  /// @param options options for the runtime
  record Arguments(String runtime, Path file, String model, Map<String, String> options) {}
}
