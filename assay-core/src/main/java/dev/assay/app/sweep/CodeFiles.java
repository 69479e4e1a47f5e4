package dev.assay.app.sweep;

import dev.assay.api.Problem;
import dev.assay.spec.SpecFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files that a command is made of, as `launch.code` declares them.
final class CodeFiles {
  private final SpecFile file;

  CodeFiles(SpecFile file) {
    this.file = file;
  }

  /// The digest of each file, by its path relative to the spec.
  ///
  /// @param problems takes in patterns that match nothing
  SortedMap<String, String> digests(List<Problem> problems) {
    SortedMap<String, String> digests = new TreeMap<>();
    List<String> patterns = file.spec().sweep().launch().code();
    for (int i = 0; i < patterns.size(); i++) {
      String at = "launch.code[" + i + "]";
      try {
        List<Path> found = found(patterns.get(i));
        if (found.isEmpty()) {
          problems.add(
              file.problem(
                  at,
                  "no file is '" + patterns.get(i) + "'",
                  "paths are relative to the spec's folder, " + file.folder()));
        }
        for (Path each : found) {
          String name = file.folder().relativize(each).toString().replace('\\', '/');
          digests.put(name, SweepData.sha256(each));
        }
      } catch (IOException unreadable) {
        problems.add(
            file.problem(at, "it cannot be read: " + unreadable.getMessage(), "mend its rights"));
      }
    }
    return digests;
  }

  private List<Path> found(String pattern) throws IOException {
    if (pattern.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
      Path path = file.folder().resolve(pattern).normalize();
      return Files.isRegularFile(path) ? List.of(path) : List.of();
    }
    int first = 0;
    while ("*?[{".indexOf(pattern.charAt(first)) < 0) {
      first++;
    }
    int cut = pattern.lastIndexOf('/', first) + 1;
    Path base = file.folder().resolve(pattern.substring(0, cut)).normalize();
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(cut));
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(base)) {
      return files
          .filter(Files::isRegularFile)
          .filter(path -> matcher.matches(base.relativize(path)))
          .sorted()
          .toList();
    }
  }
}
