package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Everything public is documented; every package says what it holds.
final class DocumentationTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  @Test
  void sources_everythingPublic_isDocumented() throws IOException {
    List<String> missing = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        undocumented(Files.readAllLines(file))
            .forEach(line -> missing.add(SOURCES.relativize(file) + ": " + line));
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void sources_everyPackage_isDocumented() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve("dev/assay/stats"))) {
      for (Path folder : files.filter(Files::isDirectory).toList()) {
        assertThat(folder.resolve("package-info.java")).content().startsWith("///");
      }
    }
  }

  private static List<String> undocumented(List<String> lines) {
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith("public ")) {
        int above = i - 1;
        boolean overrides = false;
        while (above >= 0 && lines.get(above).strip().startsWith("@")) {
          overrides |= lines.get(above).strip().equals("@Override");
          above--;
        }
        if (!overrides && (above < 0 || !lines.get(above).strip().startsWith("///"))) {
          missing.add(lines.get(i).strip());
        }
      }
    }
    return missing;
  }
}
