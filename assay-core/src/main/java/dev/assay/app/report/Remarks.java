package dev.assay.app.report;

import dev.assay.api.model.Task;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.ScoredRun;
import dev.assay.report.TrialInfo;
import java.util.ArrayList;
import java.util.List;

/// What a reader must know before trusting the numbers of a language model.
final class Remarks {
  private final ScoredRun run;
  private final Evaluated trial;

  Remarks(ScoredRun run, Evaluated trial) {
    this.run = run;
    this.trial = trial;
  }

  /// The remarks, most important first.
  List<TrialInfo.Remark> all() {
    List<TrialInfo.Remark> remarks = new ArrayList<>();
    if (trial.card().task() != Task.GENERATION) {
      return remarks;
    }
    boolean closed = !run.file().spec().execution().load().isOpen();
    if (isSimulated()) {
      remarks.add(
          new TrialInfo.Remark(
              "Simulated",
              "answers and times come from a simulated model and say nothing about a real one"));
    } else if (closed) {
      remarks.add(
          new TrialInfo.Remark(
              "Closed loop",
              "the next question waits for an answer, so that a stall delays questions instead of"
                  + " being measured by them; use load.arrival to measure what users would wait"));
    }
    return remarks;
  }

  private boolean isSimulated() {
    return run.record().models().stream()
        .anyMatch(
            model -> model.id().equals(trial.model()) && model.provider().equals("simulated"));
  }
}
