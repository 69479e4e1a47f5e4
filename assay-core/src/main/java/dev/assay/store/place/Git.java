package dev.assay.store.place;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Runs git in a repository, bare or not, without touching what is checked out.
///
/// Hooks and monitors of the repository are switched off, transports that start programs are
/// refused, and nothing is asked on the terminal.
final class Git {
  private static final int LIMIT_MINUTES = 10;
  private static final List<String> SETTINGS =
      List.of(
          "-c", "core.hooksPath=/dev/null",
          "-c", "core.fsmonitor=false",
          "-c", "core.untrackedCache=false",
          "-c", "gc.autoDetach=false",
          "-c", "protocol.ext.allow=never",
          "-c", "push.recurseSubmodules=no");
  private static final Map<String, String> VARIABLES =
      Map.of(
          "GIT_ALLOW_PROTOCOL", "file:git:http:https:ssh",
          "GIT_OPTIONAL_LOCKS", "0",
          "GIT_TERMINAL_PROMPT", "0",
          "LC_ALL", "C");

  // Within a hook these name another repository.
  private static final Set<String> OTHER_REPOSITORY =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_NAMESPACE",
          "GIT_PREFIX",
          "GIT_QUARANTINE_PATH");

  private final Path folder;

  Git(Path folder) {
    this.folder = folder;
  }

  /// What a program said.
  ///
  /// @param ok whether it ended well
  /// @param out its standard output
  /// @param err its standard error
  record Said(boolean ok, byte[] out, String err) {
    String text() {
      return new String(out, StandardCharsets.UTF_8).strip();
    }
  }

  /// What is written to a program's standard input.
  @FunctionalInterface
  interface Input {
    Input NONE = _ -> {};

    void to(OutputStream in) throws IOException;
  }

  /// The output of git.
  ///
  /// @throws IOException if it cannot be started or fails; the message is what it said
  byte[] run(Input input, String... arguments) throws IOException {
    Said said = ask(input, arguments);
    if (!said.ok()) {
      throw new IOException("git " + arguments[0] + ": " + reason(said.err()));
    }
    return said.out();
  }

  /// The output of git as text, without white space around it.
  String text(String... arguments) throws IOException {
    return new String(run(Input.NONE, arguments), StandardCharsets.UTF_8).strip();
  }

  /// Runs git and says how it ended.
  ///
  /// @throws IOException if it cannot be started or does not end
  Said ask(Input input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(SETTINGS);
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("assay-git", ".out");
    Path err = Files.createTempFile("assay-git", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().keySet().removeAll(OTHER_REPOSITORY);
      builder.environment().putAll(VARIABLES);
      boolean ok = run(builder.start(), input);
      return new Said(ok, Files.readAllBytes(out), Files.readString(err));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static boolean run(Process process, Input input) throws IOException {
    try {
      try (OutputStream in = process.getOutputStream()) {
        input.to(in);
      } catch (IOException brokenPipe) {
        // It ended early, and says itself why.
      }
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("git did not end within " + LIMIT_MINUTES + " minutes");
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git was at work", e);
    } finally {
      process.destroyForcibly();
    }
  }

  /// The line of a message that says what is wrong.
  static String reason(String message) {
    List<String> lines = message.lines().map(String::strip).toList();
    for (String start : List.of("! [", "fatal:", "error:")) {
      for (String line : lines) {
        if (line.startsWith(start)) {
          return line;
        }
      }
    }
    return lines.isEmpty() ? "no reason given" : lines.getLast();
  }
}
