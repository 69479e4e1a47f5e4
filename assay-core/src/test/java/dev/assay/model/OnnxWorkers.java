package dev.assay.model;

import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Task;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts real ONNX workers from the class path of the tests.
final class OnnxWorkers {
  static final Path ROOT = Path.of(System.getProperty("assay.root", ".."));
  static final Path FIXTURES =
      ROOT.resolve("runtimes/assay-onnx/src/test/resources/models").toAbsolutePath();

  private OnnxWorkers() {}

  static WorkerModelProvider provider(HttpTransport transport) {
    return new WorkerModelProvider("onnx", installation(), transport, Ticker.system());
  }

  static WorkerInstallation installation() {
    return new WorkerInstallation(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        classPath(),
        Path.of("target/worker-cache").toAbsolutePath());
  }

  static List<Path> classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry ->
            Stream.of("assay-worker", "assay-onnx", "assay-api", "jackson-core", "onnxruntime")
                .anyMatch(entry::contains))
        .map(Path::of)
        .toList();
  }

  static ModelRequest request(Path file) {
    return request(file, Map.of());
  }

  static ModelRequest request(Path file, Map<String, Object> params) {
    return request(file, params, Optional.empty());
  }

  static ModelRequest request(Path file, Map<String, Object> params, Optional<Task> task) {
    return new ModelRequest(
        "m",
        "onnx",
        "m",
        new ModelRequest.Location(Optional.of(file), Optional.empty(), Optional.empty(), task),
        params,
        1,
        "benchmark.yaml:5:3");
  }
}
