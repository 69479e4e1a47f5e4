package dev.assay.app.doctor;

import dev.assay.app.environment.Programs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The model runtimes under `lib/runtimes/` of the installation: a folder of jars each, whose
/// native library is loaded once in a process of its own.
final class RuntimeChecks {
  /// The class of each runtime whose initialisation loads its native library.
  private static final Map<String, String> NATIVE_CLASSES =
      Map.of("onnx", "ai.onnxruntime.OrtEnvironment");

  private final Programs programs;
  private final Path lib;

  RuntimeChecks(Programs programs, Path home) {
    this.programs = programs;
    this.lib = home.resolve("lib");
  }

  List<Finding> examine() {
    Path folder = lib.resolve("runtimes");
    if (!Files.isDirectory(folder)) {
      return List.of(
          Finding.broken(
              "runtimes",
              folder + " does not exist; no model file can be benchmarked",
              "Start Assay by its launcher, ./assay, which builds it."));
    }
    List<Finding> findings = new ArrayList<>();
    for (Path runtime : entries(folder, "*")) {
      findings.add(examine(runtime));
    }
    return findings;
  }

  private Finding examine(Path runtime) {
    String name = String.valueOf(runtime.getFileName());
    String subject = "runtime " + name;
    int jars = entries(runtime, "*.jar").size();
    if (jars == 0) {
      return Finding.broken(
          subject, "no jar at " + runtime, "Delete the folder target/ and start ./assay again.");
    }
    String nativeClass = NATIVE_CLASSES.getOrDefault(name, "");
    if (nativeClass.isEmpty()) {
      return Finding.ok(subject, jars + " jars at " + runtime);
    }
    return loads(runtime, nativeClass)
        ? Finding.ok(subject, jars + " jars, native library loads, at " + runtime)
        : Finding.broken(
            subject,
            "its native library does not load from " + runtime,
            "It is built for Linux with glibc (x64, aarch64), macOS (aarch64) and Windows (x64);"
                + " see that the temporary folder is writable and not mounted noexec.");
  }

  private boolean loads(Path runtime, String nativeClass) {
    List<String> classPath = new ArrayList<>();
    entries(lib, "assay-core*.jar").forEach(jar -> classPath.add(jar.toString()));
    classPath.add(runtime.resolve("*").toString());
    return programs
        .ask(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            "--show-version",
            "--enable-native-access=ALL-UNNAMED",
            "--class-path",
            String.join(File.pathSeparator, classPath),
            NativeProbe.class.getName(),
            nativeClass)
        .isPresent();
  }

  private static List<Path> entries(Path folder, String glob) {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
      List<Path> found = new ArrayList<>();
      stream.forEach(found::add);
      found.sort(null);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }
}
