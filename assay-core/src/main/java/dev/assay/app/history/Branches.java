package dev.assay.app.history;

import dev.assay.store.RunRecord;
import java.util.Map;

/// Finds the branch of a run: services check out a commit, not a branch.
final class Branches {
  private static final String HEADS = "refs/heads/";
  private static final String PULL = "refs/pull/";
  private static final String TAGS = "refs/tags/";

  private Branches() {}

  /// The branch that was checked out, else the one that the service names; `pull/7` for a pull
  /// request, so that it is never taken for the branch that it asks to change.
  static String of(RunRecord run) {
    Map<String, String> ci = run.environment().ci();
    String ref = ci.getOrDefault("GITHUB_REF", "");
    if (ref.startsWith(PULL)) {
      return "pull/" + ref.substring(PULL.length()).replaceAll("/.*", "");
    }
    String branch = run.commit().map(RunRecord.Commit::branch).orElse("");
    if (!branch.isEmpty()) {
      return branch;
    }
    if (ref.startsWith(HEADS)) {
      return ref.substring(HEADS.length());
    }
    return ref.startsWith(TAGS) ? "" : ci.getOrDefault("CI_COMMIT_REF_NAME", "");
  }
}
