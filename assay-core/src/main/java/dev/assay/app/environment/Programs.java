package dev.assay.app.environment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The programs of this machine: found on the PATH, and asked for their version under a time limit.
public final class Programs {
  private static final int LIMIT_SECONDS = 20;

  private final List<Path> folders;

  /// The programs on the `PATH` among the environment's variables.
  public Programs(Map<String, String> environment) {
    this.folders =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList();
  }

  /// The first of the names that is an executable file on the PATH.
  public Optional<Path> find(String... names) {
    for (String name : names) {
      for (Path folder : folders) {
        Path candidate = folder.resolve(name);
        if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /// What a program prints on its standard output, without the white space around it; empty if it
  /// fails, prints nothing or does not end in time.
  public Optional<String> ask(Path program, String... arguments) {
    return ask(program, Map.of(), arguments);
  }

  /// What a program prints when it is given these variables beside those of this process, without
  /// any of git's.
  Optional<String> ask(Path program, Map<String, String> variables, String... arguments) {
    return raw(program, variables, arguments).map(String::strip).filter(text -> !text.isEmpty());
  }

  /// The same to the letter, white space and all; empty if it fails or does not end in time.
  Optional<String> raw(Path program, Map<String, String> variables, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("assay-program", ".txt");
      try {
        return run(command, variables, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<String> run(
      List<String> command, Map<String, String> variables, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // Within a hook git's own variables name another repository.
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        return Optional.empty();
      }
    } finally {
      process.destroyForcibly();
    }
    return Optional.of(new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
  }
}
