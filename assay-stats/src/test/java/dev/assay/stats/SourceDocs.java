package dev.assay.stats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The documentation of a source file: of its package, its types, and each public method.
///
/// @param packageText of the package
/// @param typeText of the types in the file
/// @param methods the public methods that take an argument or are static, without overriding ones
record SourceDocs(String packageText, String typeText, List<Method> methods) {
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public |private |protected |static |final |sealed |abstract |non-sealed )*"
              + "(?:class|record|enum|interface) \\w+.*");
  private static final Pattern METHOD =
      Pattern.compile("^public (static )?(?:<.*?> )?[\\w.<>,\\[\\]? ]+? (\\w+)\\((.*)");

  /// A public method.
  ///
  /// @param name its name
  /// @param text its own documentation
  /// @param arrays whether it takes an array of numbers
  record Method(String name, String text, boolean arrays) {}

  static SourceDocs read(Path file) {
    try {
      Path about = file.resolveSibling("package-info.java");
      return parse(comments(Files.readAllLines(about)), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String comments(List<String> lines) {
    return String.join(
        " ",
        lines.stream()
            .filter(line -> line.startsWith("///"))
            .map(line -> line.substring(3))
            .toList());
  }

  private static SourceDocs parse(String packageText, List<String> lines) {
    StringBuilder types = new StringBuilder();
    List<Method> methods = new ArrayList<>();
    StringBuilder comment = new StringBuilder();
    boolean overrides = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("///")) {
        comment.append(line.substring(3)).append(' ');
        continue;
      }
      if (line.startsWith("@")) {
        overrides |= line.equals("@Override");
        continue;
      }
      Matcher method = METHOD.matcher(line);
      if (TYPE.matcher(line).matches()) {
        types.append(' ').append(comment);
      } else if (method.matches() && !overrides) {
        boolean takesNothing = method.group(3).startsWith(")");
        if (method.group(1) != null || !takesNothing) {
          methods.add(
              new Method(
                  method.group(2), comment.toString(), signature(lines, i).contains("double[]")));
        }
      }
      comment.setLength(0);
      overrides = false;
    }
    return new SourceDocs(packageText, types.toString(), methods);
  }

  private static String signature(List<String> lines, int from) {
    StringBuilder signature = new StringBuilder();
    for (int i = from; i < lines.size(); i++) {
      signature.append(lines.get(i));
      if (lines.get(i).endsWith("{") || lines.get(i).endsWith(";")) {
        break;
      }
    }
    String whole = signature.toString();
    return whole.substring(whole.indexOf('('));
  }
}
