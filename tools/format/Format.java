import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs google-java-format over every Java source of the checkout with the given flags.
final class Format {
  public static void main(String[] flags) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(flags));
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> Stream.of(file.toString().split("/")).noneMatch(Format::generated))
          .sorted()
          .map(Path::toString)
          .forEach(arguments::add);
    }
    Main.main(arguments.toArray(String[]::new));
  }

  private static boolean generated(String folder) {
    return folder.equals("target") || folder.equals(".git") || folder.equals("node_modules");
  }
}
