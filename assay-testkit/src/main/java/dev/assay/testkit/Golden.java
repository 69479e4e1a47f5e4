package dev.assay.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that hold what a program is meant to write, `src/test/resources/golden/<Class>/<case>`.
///
/// A difference fails the test. Where the new text is right, run the test once with
/// `-Dassay.golden=rewrite` and look at what the version control shows.
public final class Golden {
  private final Path folder;

  private Golden(Path folder) {
    this.folder = folder;
  }

  /// The golden files of a test class of the module that is under test.
  public static Golden of(Class<?> test) {
    return new Golden(Path.of("src/test/resources/golden", test.getSimpleName()));
  }

  /// Checks a text against the golden file of that name, or writes the file where rewriting is
  /// asked for.
  ///
  /// @throws AssertionError if the file is missing or differs, naming the first line that does
  /// @throws IOException if the file cannot be read or written
  public void check(String name, String actual) throws IOException {
    Path file = folder.resolve(name);
    if ("rewrite".equals(System.getProperty("assay.golden"))) {
      Files.createDirectories(folder);
      Files.writeString(file, actual, StandardCharsets.UTF_8);
      return;
    }
    if (!Files.exists(file)) {
      throw new AssertionError(file + " is missing; run once with -Dassay.golden=rewrite");
    }
    String expected = Files.readString(file, StandardCharsets.UTF_8);
    if (!expected.equals(actual)) {
      throw new AssertionError(difference(file, expected, actual));
    }
  }

  private static String difference(Path file, String expected, String actual) {
    String[] wanted = expected.split("\n", -1);
    String[] got = actual.split("\n", -1);
    int line = 0;
    while (line < wanted.length && line < got.length && wanted[line].equals(got[line])) {
      line++;
    }
    return file
        + ":"
        + (line + 1)
        + " differs\n  golden: "
        + (line < wanted.length ? wanted[line] : "(end of file)")
        + "\n  actual: "
        + (line < got.length ? got[line] : "(end of file)")
        + "\n  If the new text is right, run once with -Dassay.golden=rewrite.";
  }
}
