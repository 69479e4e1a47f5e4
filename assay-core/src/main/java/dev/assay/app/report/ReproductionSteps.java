package dev.assay.app.report;

import dev.assay.report.RunInfo;
import dev.assay.store.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a reader gets a run again. The spec's own path is where the user keeps it, and is not
/// recorded: the resolved spec in the run's folder stands for it.
final class ReproductionSteps {
  private static final String RUN = "./assay run benchmark.yaml";

  private final RunRecord record;
  private final boolean incomplete;

  ReproductionSteps(RunRecord record, boolean incomplete) {
    this.record = record;
    this.incomplete = incomplete;
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
            RUN + " --new"));
    return new RunInfo.Commands(
        steps,
        "./assay rescore results/" + record.id(),
        incomplete ? Optional.of(RUN) : Optional.empty());
  }
}
