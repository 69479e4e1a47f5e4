package dev.assay.app.report;

import dev.assay.report.RunInfo;
import dev.assay.store.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a reader gets a run again: from the root of the repository where the spec is in one, else
/// from the spec's own folder.
final class ReproductionSteps {
  private final RunRecord record;
  private final boolean incomplete;

  ReproductionSteps(RunRecord record, boolean incomplete) {
    this.record = record;
    this.incomplete = incomplete;
  }

  private String run() {
    String spec = record.benchmark().spec();
    boolean plain =
        spec.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0);
    return "./assay run " + (plain ? spec : "'" + spec.replace("'", "'\\''") + "'");
  }

  RunInfo.Commands commands() {
    List<RunInfo.Step> steps = new ArrayList<>();
    record
        .commit()
        .ifPresent(commit ->
            steps.add(
                new RunInfo.Step(
                    commit.dirty()
                        ? "Take the commit (files differed from it when this run was made)"
                        : "Take the commit that this run was made from",
                    "git checkout " + commit.sha())));
    steps.add(
        new RunInfo.Step(
            "Run the spec again (the same seed gives the same numbers, those of time aside)",
            run() + " --new"));
    return new RunInfo.Commands(
        steps,
        "./assay rescore results/" + record.id(),
        incomplete ? Optional.of(run()) : Optional.empty());
  }
}
