package dev.assay.app.environment;

import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the commit of the repository that holds a folder.
///
/// The folder may come from anywhere, and its repository may name programs that git would start:
/// hooks, a file monitor, filters, transports. All are switched off; git writes nothing, fetches
/// nothing, asks nothing, and is given a time limit.
final class GitProbe {
  static final Map<String, String> SETTINGS =
      Map.of(
          "core.fsmonitor", "false",
          "core.hooksPath", "/dev/null",
          "core.untrackedCache", "false",
          "safe.bareRepository", "explicit",
          "status.submoduleSummary", "false");
  static final Map<String, String> VARIABLES =
      Map.of(
          "GIT_ALLOW_PROTOCOL", "none",
          "GIT_NO_LAZY_FETCH", "1",
          "GIT_OPTIONAL_LOCKS", "0",
          "GIT_TERMINAL_PROMPT", "0",
          "LC_ALL", "C");

  private final Programs programs;

  GitProbe(Programs programs) {
    this.programs = programs;
  }

  /// The commit; empty where there is no git, no repository or no commit. Where git cannot say
  /// whether tracked files differ from it, they are taken to differ.
  Optional<RunRecord.Commit> commit(Path folder) {
    return programs.find("git").flatMap(git -> new Repository(git, folder).commit());
  }

  /// The path of a folder within its repository, with a slash at its end; empty at the root, and
  /// where there is no repository.
  String prefix(Path folder) {
    return programs
        .find("git")
        .flatMap(git -> new Repository(git, folder).ask("rev-parse", "--show-prefix"))
        .orElse("");
  }

  /// What differs from the commit; empty where there is no git, no repository or no commit.
  Optional<WorkTree> workTree(Path folder) {
    return programs.find("git").flatMap(git -> new Repository(git, folder).workTree());
  }

  /// The repository that holds a folder.
  private final class Repository {
    private final Path git;
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>(SETTINGS);

    Repository(Path git, Path folder) {
      this.git = git;
      this.folder = folder;
    }

    Optional<RunRecord.Commit> commit() {
      Optional<String> sha = ask("rev-parse", "--verify", "HEAD");
      return sha.map(id -> {
        String branch = ask("symbolic-ref", "--short", "HEAD").orElse("");
        return new RunRecord.Commit(id, branch, !isClean());
      });
    }

    private boolean isClean() {
      ask("config", "-z", "--name-only", "--get-regexp", "^filter\\.").stream()
          .flatMap(names -> Arrays.stream(names.split("\0", -1)))
          .filter(name -> name.lastIndexOf('.') > "filter".length())
          .map(name -> name.substring(0, name.lastIndexOf('.')))
          .forEach(filter -> {
            settings.put(filter + ".clean", "");
            settings.put(filter + ".process", "");
            settings.put(filter + ".required", "false");
          });
      // With --branch the answer is never empty, so that no answer is told from a clean one.
      return ask(
              "status",
              "--porcelain",
              "--branch",
              "--no-ahead-behind",
              "--untracked-files=no",
              "--ignore-submodules=all")
          .map(status -> status.lines().allMatch(line -> line.startsWith("## ")))
          .orElse(false);
    }

    Optional<WorkTree> workTree() {
      if (ask("rev-parse", "--verify", "HEAD").isEmpty()) {
        return Optional.empty();
      }
      isClean(); // Switches the repository's filters off.
      String top = ask("rev-parse", "--show-toplevel").orElse("");
      String prefix = ask("rev-parse", "--show-prefix").orElse("");
      String diff =
          raw("diff", "--binary", "--no-ext-diff", "--no-textconv", "--no-color", "HEAD", "--", top)
              .orElse("");
      List<String> untracked =
          raw(
                  "ls-files",
                  "--others",
                  "--exclude-standard",
                  "-z",
                  "--full-name",
                  "--",
                  folder.toString())
              .map(names -> List.of(names.split("\0", -1)))
              .orElse(List.of());
      return Optional.of(
          new WorkTree(top, prefix, diff, untracked.stream().filter(it -> !it.isEmpty()).toList()));
    }

    private Optional<String> ask(String... arguments) {
      return raw(arguments).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<String> raw(String... arguments) {
      List<String> all = new ArrayList<>(List.of("-C", folder.toAbsolutePath().toString()));
      all.addAll(List.of(arguments));
      Map<String, String> variables = new HashMap<>(VARIABLES);
      variables.put("GIT_CONFIG_COUNT", Integer.toString(settings.size()));
      int number = 0;
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        variables.put("GIT_CONFIG_KEY_" + number, setting.getKey());
        variables.put("GIT_CONFIG_VALUE_" + number, setting.getValue());
        number++;
      }
      return programs.raw(git, variables, all.toArray(String[]::new));
    }
  }
}
