package dev.assay.app.environment;

import java.util.List;

/// How the files of a repository differ from its commit, seen from one of its folders.
///
/// @param top the folder of the repository
/// @param prefix the folder within it, with a slash at its end; empty for the top
/// @param diff what differs in tracked files, as `git apply` takes it; empty where nothing does
/// @param untracked the files within the folder that are neither tracked nor ignored, from the top
public record WorkTree(String top, String prefix, String diff, List<String> untracked) {
  /// Copies the list.
  public WorkTree {
    untracked = List.copyOf(untracked);
  }
}
