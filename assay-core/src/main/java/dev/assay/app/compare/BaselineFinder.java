package dev.assay.app.compare;

import dev.assay.analysis.change.Side;
import dev.assay.api.AssayException;
import dev.assay.app.environment.Ancestry;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import java.util.List;
import java.util.Optional;

/// Finds what a head has to be compared with: the commit at which it left the main branch and those
/// before it, as far as the history has them; never the tip of the main branch, which holds changes
/// that are not the head's.
final class BaselineFinder {
  private static final String ADD =
      "Measure the main branch, and add its runs to the history with `assay history add`.";

  private final Ancestry ancestry;
  private final Optional<String> branch;

  /// @param branch the main branch; empty: what the repository says
  BaselineFinder(Ancestry ancestry, Optional<String> branch) {
    this.ancestry = ancestry;
    this.branch = branch;
  }

  /// The base for a head; one that has measured nothing where there is none, which says why.
  ///
  /// @throws AssayException if the repository cannot tell
  Found find(History history, Found head) {
    String commit = head.commit().or(ancestry::head).orElseThrow(BaselineFinder::noCommit);
    if (ancestry.commit(commit).isEmpty()) {
      throw unknown(commit);
    }
    String main = mainBranch();
    Optional<String> base = ancestry.mergeBase(commit, main);
    if (base.isEmpty()) {
      if (ancestry.isShallow()) {
        throw shallow("where " + Words.commit(commit) + " left " + main + " is not known");
      }
      return none(Words.commit(commit) + " and " + main + " have no commit in common.");
    }
    List<String> candidates =
        ancestry.upTo(base.get(), HistorySearch.MOST_COMMITS).stream()
            .filter(it -> !it.equals(commit))
            .toList();
    List<HistoryRecord> records =
        new HistorySearch(history)
            .baseline(candidates, head.spec().map(it -> it.benchmark().name()));
    if (records.isEmpty()) {
      if (ancestry.isShallow()) {
        throw shallow(
            "no commit in it before " + Words.commit(commit) + " is in " + history.shown());
      }
      return none(
          "no commit that led to " + Words.commit(base.get()) + " is in " + history.shown() + ".");
    }
    RecordSide reader = new RecordSide(history);
    Found nearest = reader.read("baseline", records.getFirst());
    return nearest.with(new Baseline(reader, records).side("baseline", head.side()));
  }

  /// The commit at which what is checked out left the main branch.
  ///
  /// @throws AssayException if the repository cannot tell
  String leftAt() {
    String commit = ancestry.head().orElseThrow(BaselineFinder::noCommit);
    String main = mainBranch();
    return ancestry
        .mergeBase(commit, main)
        .orElseThrow(() ->
            ancestry.isShallow()
                ? shallow("where " + Words.commit(commit) + " left " + main + " is not known")
                : AssayException.invalid(
                    main,
                    "it has no commit in common with " + Words.commit(commit),
                    "Name the main branch with --base-branch, or the base with --base."));
  }

  private String mainBranch() {
    if (branch.isPresent()) {
      String name = branch.get();
      return Optional.of("origin/" + name)
          .filter(it -> ancestry.commit(it).isPresent())
          .or(() -> Optional.of(name).filter(it -> ancestry.commit(it).isPresent()))
          .orElseThrow(() ->
              ancestry.isShallow()
                  ? shallow("there is no branch '" + name + "' in it")
                  : AssayException.invalid(
                      name,
                      "there is no such branch in this repository",
                      "Name the main branch with --base-branch, or fetch it: git fetch origin "
                          + name));
    }
    return ancestry
        .mainBranch()
        .orElseThrow(() ->
            AssayException.invalid(
                "",
                "this repository does not say which its main branch is",
                "Name it with --base-branch, or the base itself with --base."));
  }

  private static Found none(String why) {
    return new Found(
        new Side("baseline", "none, for " + why + " " + ADD, List.of()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /// A base that is not there, for there is no history.
  static Found noHistory() {
    return none("no history is named: neither by --history nor by the spec of the run.");
  }

  private static AssayException noCommit() {
    return AssayException.invalid(
        "",
        "neither the run nor the repository names a commit, so there is none to start from",
        "Commit before you measure, or name the base with --base.");
  }

  private AssayException unknown(String commit) {
    return ancestry.isShallow()
        ? shallow("the commit " + Words.commit(commit) + " is not in it")
        : AssayException.invalid(
            Words.commit(commit),
            "the commit that the run measured is not in this repository",
            "Run the gate where it was measured, or name the base with --base.");
  }

  private static AssayException shallow(String why) {
    return AssayException.invalid(
        "",
        "this clone is shallow: " + why,
        "Fetch the rest with `git fetch --unshallow`; for actions/checkout say `fetch-depth: 0`.");
  }
}
