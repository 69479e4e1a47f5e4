package dev.assay.app.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which commits of a repository come from which.
///
/// It asks git, which fetches nothing and, but for work trees that are asked for, writes nothing;
/// see {@link GitProbe} for what is switched off.
public final class Ancestry {
  private final Programs programs;
  private final Path git;
  private final Path folder;

  private Ancestry(Programs programs, Path git, Path folder) {
    this.programs = programs;
    this.git = git;
    this.folder = folder;
  }

  /// The commits of the repository that holds a folder; empty outside of one, and without git.
  public static Optional<Ancestry> of(Programs programs, Path folder) {
    return programs
        .find("git")
        .map(git -> new Ancestry(programs, git, folder))
        .filter(it -> it.ask("rev-parse", "--git-dir").isPresent());
  }

  /// The commit that is checked out.
  public Optional<String> head() {
    return commit("HEAD");
  }

  /// The commit that a branch, a tag or the start of a commit's name means.
  public Optional<String> commit(String name) {
    // What begins with a dash would be an option.
    return name.startsWith("-") || name.isBlank()
        ? Optional.empty()
        : ask("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
  }

  /// The branch that others start from, by its name in this repository: the default branch of
  /// `origin`, else `main` or `master`.
  public Optional<String> mainBranch() {
    return ask("symbolic-ref", "--short", "--quiet", "refs/remotes/origin/HEAD")
        .or(() ->
            Stream.of("origin/main", "origin/master", "main", "master")
                .filter(it -> commit(it).isPresent())
                .findFirst());
  }

  /// The commit at which two lines of commits part; empty where they have none in common, or where
  /// a shallow clone does not reach so far.
  public Optional<String> mergeBase(String one, String other) {
    return ask("merge-base", one, other);
  }

  /// Whether a commit is among those that led to another one, or is that one.
  public boolean isAncestor(String commit, String of) {
    return mergeBase(commit, of).filter(commit::equals).isPresent();
  }

  /// The commits that led to a commit, itself first, then the nearest.
  public List<String> upTo(String commit, int most) {
    return ask("rev-list", "--max-count=" + most, commit)
        .map(text -> text.lines().toList())
        .orElse(List.of());
  }

  /// Whether the clone lacks older commits.
  public boolean isShallow() {
    return ask("rev-parse", "--is-shallow-repository").filter("true"::equals).isPresent();
  }

  /// Checks a commit out into a folder that is not there yet.
  boolean checkOut(String commit, Path into) {
    return run("worktree", "add", "--quiet", "--detach", into.toString(), commit).isPresent();
  }

  /// Takes back what {@link #checkOut} did.
  void removeWorktree(Path path) {
    run("worktree", "remove", "--force", path.toString());
    run("worktree", "prune");
  }

  /// The folder within the repository, empty at its root.
  String prefix() {
    return ask("rev-parse", "--show-prefix").orElse("");
  }

  private Optional<String> ask(String... arguments) {
    return run(arguments).map(String::strip).filter(text -> !text.isEmpty());
  }

  private Optional<String> run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-C", folder.toAbsolutePath().toString()));
    all.addAll(List.of(arguments));
    Map<String, String> variables = new HashMap<>(GitProbe.VARIABLES);
    variables.put("GIT_CONFIG_COUNT", Integer.toString(GitProbe.SETTINGS.size()));
    int number = 0;
    for (Map.Entry<String, String> setting : GitProbe.SETTINGS.entrySet()) {
      variables.put("GIT_CONFIG_KEY_" + number, setting.getKey());
      variables.put("GIT_CONFIG_VALUE_" + number, setting.getValue());
      number++;
    }
    return programs.raw(git, variables, all.toArray(String[]::new));
  }
}
