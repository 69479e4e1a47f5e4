package dev.assay.app.run;

import dev.assay.api.AssayException;
import dev.assay.api.time.Ticker;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.Primary;
import dev.assay.app.score.RunReader;
import dev.assay.app.score.RunTerms;
import dev.assay.app.score.Scorer;
import dev.assay.engine.Deadline;
import dev.assay.engine.Engine;
import dev.assay.engine.load.AnswerCache;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.store.RunDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs the trials of a run: one after another, or those of different models at once.
final class Trials {
  private final Prepared prepared;
  private final RunDirectory directory;
  private final RunFiles files;
  private final Ticker ticker;
  private final Deadline deadline;
  private final AskLanguage asking;
  private final Scorer scorer;

  /// @param cache answers of language models that were given before
  Trials(
      Prepared prepared, RunDirectory directory, RunFiles files, AnswerCache cache, Ticker ticker) {
    BenchmarkSpec spec = prepared.file().spec();
    this.prepared = prepared;
    this.directory = directory;
    this.files = files;
    this.ticker = ticker;
    this.deadline = new Deadline(ticker, spec.execution().budget().wallClock());
    this.asking = new AskLanguage(spec, deadline, cache, ticker);
    this.scorer = RunTerms.scorer(spec, prepared.metrics());
  }

  /// Runs them all, each into its journal.
  ///
  /// @throws AssayException if what is observed cannot be written, or the thread is interrupted
  void run(RunListener listener) {
    boolean parallel = prepared.file().spec().execution().parallelModels();
    int total = prepared.subjects().size();
    TrialLines lines = new TrialLines(listener, total, !parallel);
    Map<String, List<Integer>> lanes = new LinkedHashMap<>();
    for (int i = 0; i < total; i++) {
      String lane = parallel ? prepared.subjects().get(i).request().id() : "";
      lanes.computeIfAbsent(lane, _ -> new ArrayList<>()).add(i);
    }
    if (lanes.size() == 1) {
      run(lanes.values().iterator().next(), lines);
    } else {
      runAtOnce(List.copyOf(lanes.values()), lines);
    }
  }

  // What breaks one lane, such as a full disk, ends the run; the others are interrupted.
  private void runAtOnce(List<List<Integer>> lanes, TrialLines lines) {
    ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("assay-model-", 0).factory());
    try {
      ExecutorCompletionService<Boolean> running = new ExecutorCompletionService<>(executor);
      lanes.forEach(lane ->
          running.submit(() -> {
            run(lane, lines);
            return true;
          }));
      for (int i = 0; i < lanes.size(); i++) {
        boolean _ = Waiting.forResult(running::take);
      }
    } finally {
      executor.shutdownNow();
      executor.close();
    }
  }

  private void run(List<Integer> lane, TrialLines lines) {
    for (int index : lane) {
      Subject subject = prepared.subjects().get(index);
      TrialLines.Line line = lines.begin(subject, index + 1);
      TrialEnd result =
          switch (subject.opener()) {
            case Subject.OfRows rows -> ask(subject, rows, line, index + 1);
            case Subject.OfLanguage language ->
                TrialEnd.of(asking.ask(subject, language, directory, line));
          };
      files.trialEnded(subject, result);
      line.end(result, primary(subject, read(subject)));
    }
  }

  private TrialEnd ask(Subject subject, Subject.OfRows rows, TrialLines.Line line, int number) {
    Engine engine = new Engine(ticker, line, deadline);
    int total = prepared.subjects().size();
    try (OpenTrial trial =
        OpenTrial.of(
            subject, rows.provider(), prepared.file().spec().execution(), directory, ticker)) {
      return TrialEnd.of(engine.run(trial.trial(), number, total));
    }
  }

  private Evaluated read(Subject subject) {
    return new Evaluated(
        subject.request().id(),
        subject.dataset().name(),
        subject.card(),
        RunReader.table(subject.card(), directory.trial(subject.key())),
        new LinkedHashMap<>());
  }

  private String primary(Subject subject, Evaluated evaluated) {
    String primary = prepared.file().spec().analysis().primaryMetric();
    return Primary.of(prepared.metrics(), primary, subject.card().task())
        .map(plan -> PrimaryText.of(plan.info(), scorer.value(evaluated, plan)))
        .orElse("");
  }
}
