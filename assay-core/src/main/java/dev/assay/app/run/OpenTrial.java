package dev.assay.app.run;

import dev.assay.api.model.ModelCard;
import dev.assay.api.observation.SampleKeys;
import dev.assay.api.time.Ticker;
import dev.assay.engine.Trial;
import dev.assay.engine.TrialPolicy;
import dev.assay.spec.ExecutionSpec;
import dev.assay.store.ObservationJournal;
import dev.assay.store.RunDirectory;

/// A trial with its journal open.
///
/// @param trial what the engine runs
/// @param journal where its observations go
record OpenTrial(Trial trial, ObservationJournal journal) implements AutoCloseable {

  static OpenTrial of(
      Subject subject, ExecutionSpec execution, RunDirectory directory, Ticker ticker) {
    ObservationJournal journal = ObservationJournal.open(directory.trial(subject.key()), ticker);
    SampleKeys keys = new SampleKeys(identity(subject), subject.request().params());
    Trial trial =
        new Trial(
            subject.key().id(),
            subject.request(),
            subject.provider(),
            subject.dataset(),
            policy(subject, execution),
            new Trial.Journal(keys::of, journal::isFinished, journal::isMeasured, journal));
    return new OpenTrial(trial, journal);
  }

  @Override
  public void close() {
    journal.close();
  }

  private static String identity(Subject subject) {
    ModelCard card = subject.card();
    return card.sha256().isEmpty()
        ? subject.request().provider()
            + " "
            + subject.request().location().baseUrl().orElse("")
            + " "
            + subject.request().model()
        : card.sha256();
  }

  private static TrialPolicy policy(Subject subject, ExecutionSpec execution) {
    // A request to an endpoint is timed, so that it carries one row; a worker times its calls
    // inside.
    boolean timedInside = subject.provider().hostsProcess();
    ExecutionSpec.Measure measure = execution.measure();
    return new TrialPolicy(
        execution.repetitions(),
        execution.warmup(),
        execution.concurrency(),
        timedInside ? execution.batchSize() : 1,
        execution.timeout(),
        execution.retries(),
        new TrialPolicy.CallTiming(
            measure.warmupCalls(), timedInside ? measure.calls() : 0, measure.longest()));
  }
}
