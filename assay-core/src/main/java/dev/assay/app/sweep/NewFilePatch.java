package dev.assay.app.sweep;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A patch that adds a text file which the repository does not hold, as `git apply` takes it.
final class NewFilePatch {
  private static final long LARGEST = 256 << 10;

  private NewFilePatch() {}

  /// The patch; empty for an empty, large, unreadable or binary file.
  ///
  /// @param name the path from the top of the repository
  static Optional<String> of(Path top, String name) {
    try {
      Path file = top.resolve(name);
      if (Files.size(file) == 0 || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      String text = Files.readString(file);
      if (text.indexOf('\0') >= 0) {
        return Optional.empty();
      }
      return Optional.of(patch(name, text, Files.isExecutable(file)));
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static String patch(String name, String text, boolean executable) {
    boolean ends = text.endsWith("\n");
    List<String> lines =
        List.of((ends ? text.substring(0, text.length() - 1) : text).split("\n", -1));
    StringBuilder patch = new StringBuilder();
    patch.append("diff --git a/").append(name).append(" b/").append(name).append('\n');
    patch.append("new file mode ").append(executable ? "100755" : "100644").append('\n');
    patch.append("--- /dev/null\n+++ b/").append(name).append('\n');
    patch.append("@@ -0,0 +1,").append(lines.size()).append(" @@\n");
    lines.forEach(line -> patch.append('+').append(line).append('\n'));
    return ends ? patch.toString() : patch.append("\\ No newline at end of file\n").toString();
  }
}
