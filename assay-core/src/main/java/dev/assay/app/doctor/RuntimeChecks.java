package dev.assay.app.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The model runtimes under `lib/runtimes/` of the installation: a folder of jars each.
final class RuntimeChecks {
  private final Path home;

  RuntimeChecks(Path home) {
    this.home = home;
  }

  List<Finding> examine() {
    Path folder = home.resolve("lib").resolve("runtimes");
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

  private static Finding examine(Path runtime) {
    String subject = "runtime " + runtime.getFileName();
    int jars = entries(runtime, "*.jar").size();
    return jars > 0
        ? Finding.ok(subject, jars + " jars at " + runtime)
        : Finding.broken(
            subject, "no jar at " + runtime, "Delete the folder target/ and start ./assay again.");
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
