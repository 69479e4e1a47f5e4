package dev.assay.app.compare;

import dev.assay.api.AssayException;
import dev.assay.app.environment.Ancestry;
import dev.assay.app.environment.Programs;
import dev.assay.app.environment.Worktree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The specs that take turns: files, or files of a commit, which is checked out for as long as this
/// object is open.
final class SpecPlaces implements AutoCloseable {
  private final Programs programs;
  private final Path workingFolder;
  private final List<Worktree> worktrees = new ArrayList<>();

  SpecPlaces(Programs programs, Path workingFolder) {
    this.programs = programs;
    this.workingFolder = workingFolder;
  }

  /// The spec by that name: a path, or `COMMIT:PATH`, both from the folder of the user.
  ///
  /// @throws AssayException if there is none
  Path of(String name) {
    Path path = workingFolder.resolve(name);
    if (Files.isRegularFile(path)) {
      return path;
    }
    int colon = name.indexOf(':');
    return colon > 0
        ? ofCommit(name.substring(0, colon), name.substring(colon + 1))
        : missing(name);
  }

  private Path ofCommit(String revision, String file) {
    Ancestry repository =
        Ancestry.of(programs, workingFolder)
            .orElseThrow(() ->
                AssayException.invalid(
                    revision,
                    "this folder is in no git repository, and so has no commits",
                    "Name two spec files."));
    Optional<String> commit = repository.commit(revision);
    if (commit.isEmpty()) {
      throw AssayException.invalid(
          revision,
          "there is no such commit, branch or tag in this repository",
          repository.isShallow()
              ? "This clone is shallow: fetch the rest with `git fetch --unshallow`."
              : "`git log` shows what is there.");
    }
    Worktree worktree = Worktree.of(repository, commit.get());
    worktrees.add(worktree);
    Path spec = worktree.folder().resolve(file).normalize();
    if (!Files.isRegularFile(spec)) {
      throw AssayException.invalid(
          revision + ":" + file,
          "the commit " + Words.commit(commit.get()) + " has no such file",
          "Name the spec as it was called there, from the folder where you are.");
    }
    return spec;
  }

  private static Path missing(String name) {
    throw AssayException.invalid(
        name,
        "there is no such spec",
        "With --interleave, name two spec files, such as ../base/benchmark.yaml and"
            + " benchmark.yaml; or one of a commit, such as main:benchmark.yaml.");
  }

  @Override
  public void close() {
    worktrees.forEach(Worktree::close);
  }
}
