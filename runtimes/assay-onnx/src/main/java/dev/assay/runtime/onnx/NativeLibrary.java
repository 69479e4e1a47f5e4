package dev.assay.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/// Puts ONNX Runtime's native libraries where they stay.
///
/// By itself it writes them anew to a temporary folder at every start, which takes longer than all
/// the rest of a worker's start.
final class NativeLibrary {
  private static final String PATH = "onnxruntime.native.path";
  private static final String CACHE = "assay.cache";
  private static final List<String> NAMES =
      List.of(
          "onnxruntime",
          "onnxruntime4j_jni",
          "onnxruntime_providers_shared",
          "onnxruntime_providers_cuda");

  private NativeLibrary() {}

  /// Extracts the libraries to the cache folder of this machine unless they are there, and lets
  /// ONNX Runtime load them from there. Without a cache folder ONNX Runtime does what it does by
  /// itself.
  static void prepare() {
    String cache = System.getProperty(CACHE, "");
    if (cache.isEmpty() || !System.getProperty(PATH, "").isEmpty()) {
      return;
    }
    String platform = platform();
    String version = OrtEnvironment.class.getPackage().getImplementationVersion();
    Path folder = Path.of(cache).resolve("onnxruntime-" + version + "-" + platform);
    try {
      for (String name : NAMES) {
        String file = System.mapLibraryName(name);
        URL source = OrtEnvironment.class.getResource("native/" + platform + "/" + file);
        if (source != null) {
          extract(source, folder.resolve(file));
        }
      }
      if (!Files.isDirectory(folder)) {
        return;
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot write the native libraries to " + folder, unwritable);
    }
    System.setProperty(PATH, folder.toString());
  }

  private static void extract(URL source, Path target) throws IOException {
    var connection = source.openConnection();
    if (Files.exists(target) && Files.size(target) == connection.getContentLengthLong()) {
      return;
    }
    Files.createDirectories(target.getParent());
    Path temporary = Files.createTempFile(target.getParent(), "new", ".part");
    try (InputStream bytes = connection.getInputStream()) {
      Files.copy(bytes, temporary, StandardCopyOption.REPLACE_EXISTING);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  // The names that ONNX Runtime gives to its folders.
  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String os = system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux";
    String arch =
        machine.equals("amd64") || machine.equals("x86_64")
            ? "x64"
            : machine.equals("aarch64") || machine.equals("arm64") ? "aarch64" : machine;
    return os + "-" + arch;
  }
}
