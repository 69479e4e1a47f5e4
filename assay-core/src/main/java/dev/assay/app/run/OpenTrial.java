package dev.assay.app.run;

import dev.assay.api.model.ModelProvider;
import dev.assay.api.observation.SampleKeys;
import dev.assay.api.time.Ticker;
import dev.assay.engine.Trial;
import dev.assay.engine.TrialPolicy;
import dev.assay.spec.ExecutionSpec;
import dev.assay.store.ObservationJournal;
import dev.assay.store.RunDirectory;
import java.nio.file.Path;

/// A trial with its journal and its log open.
///
/// @param trial what the engine runs
/// @param journal where its observations go
/// @param log where the output of its processes goes
record OpenTrial(Trial trial, ObservationJournal journal, TrialLog log) implements AutoCloseable {

  static OpenTrial of(
      Subject subject,
      ModelProvider provider,
      ExecutionSpec execution,
      RunDirectory directory,
      Ticker ticker) {
    Path folder = directory.trial(subject.key());
    ObservationJournal journal = ObservationJournal.open(folder, ticker);
    TrialLog log = provider.hostsProcess() ? TrialLog.open(folder) : TrialLog.none();
    SampleKeys keys = new SampleKeys(subject.identity(), subject.request().params());
    Trial trial =
        new Trial(
            subject.key().id(),
            subject.request(),
            new LoggedProvider(provider, log),
            subject.dataset(),
            policy(provider, execution),
            new Trial.Journal(keys::of, journal::isFinished, journal::isMeasured, journal));
    return new OpenTrial(trial, journal, log);
  }

  @Override
  public void close() {
    log.close();
    journal.close();
  }

  private static TrialPolicy policy(ModelProvider provider, ExecutionSpec execution) {
    // A request to an endpoint is timed, so that it carries one row; a worker times its calls
    // inside.
    boolean timedInside = provider.hostsProcess();
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
