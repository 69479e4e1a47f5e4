package dev.assay.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/// The entry point of the command line.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    Surroundings surroundings = Surroundings.ofProcess();
    int exitCode;
    try {
      exitCode = run(surroundings, arguments);
    } catch (Error e) {
      exitCode = new Failures(surroundings).handle(e);
    }
    System.exit(exitCode);
  }

  /// Runs one command and returns its exit code.
  static int run(Surroundings surroundings, String... arguments) {
    CommandLine root = new CommandLine(new AssayCommand());
    Commands.addTo(root, surroundings, List.of(arguments));
    Failures failures = new Failures(surroundings);
    return root.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(Help.defaultColorScheme(surroundings.coloured() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .execute(arguments);
  }
}
