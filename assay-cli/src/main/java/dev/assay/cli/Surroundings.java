package dev.assay.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// What a command is given from outside.
///
/// @param environment the environment variables
/// @param home the folder of the installation, which holds `lib/`
/// @param workingFolder the folder from which the user started Assay
/// @param out where results go
/// @param err where progress and diagnostics go
/// @param terminal which of the two is a terminal
record Surroundings(
    Map<String, String> environment,
    Path home,
    Path workingFolder,
    PrintStream out,
    PrintStream err,
    Terminal terminal) {

  /// Which of the streams is a terminal, as the launcher saw it.
  record Terminal(boolean out, boolean err) {}

  Surroundings {
    environment = Map.copyOf(environment);
  }

  /// Those of this process. The streams are UTF-8 whatever the locale.
  static Surroundings ofProcess() {
    String terminal = System.getProperty("assay.terminal", "");
    Path workingFolder = Path.of("").toAbsolutePath();
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("assay.home", workingFolder.toString())),
        workingFolder,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        new Terminal(terminal.contains("out"), terminal.contains("err")));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /// A path as the user would write it: from the folder where they are, if it lies below.
  String shown(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(workingFolder)
        ? workingFolder.relativize(absolute).toString()
        : absolute.toString();
  }

  /// Whether stack traces are asked for.
  boolean debug() {
    return environment.getOrDefault("ASSAY_DEBUG", "").equals("1");
  }

  /// Whether results may be coloured: on a terminal, unless `NO_COLOR` says otherwise.
  boolean coloured() {
    return terminal.out() && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }
}
