package dev.assay.app.run;

import dev.assay.api.generation.Generator;
import dev.assay.api.observation.SampleKeys;
import dev.assay.api.time.Ticker;
import dev.assay.engine.Deadline;
import dev.assay.engine.load.AnswerCache;
import dev.assay.engine.load.Arrival;
import dev.assay.engine.load.GenerationTrial;
import dev.assay.engine.load.LoadEngine;
import dev.assay.engine.load.LoadListener;
import dev.assay.engine.load.LoadPolicy;
import dev.assay.engine.load.LoadResult;
import dev.assay.engine.load.Spending;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.ExecutionSpec;
import dev.assay.store.ObservationJournal;
import dev.assay.store.RunDirectory;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Asks the language models of a run, on the terms of its spec.
final class AskLanguage {
  private final ExecutionSpec execution;
  private final LoadEngine engine;
  private final Spending spending;
  private final Prices prices;
  private final AnswerCache cache;
  private final Ticker ticker;

  /// @param cache answers that were given before
  AskLanguage(BenchmarkSpec spec, Deadline deadline, AnswerCache cache, Ticker ticker) {
    this.execution = spec.execution();
    this.prices = new Prices(spec);
    this.cache = cache;
    this.ticker = ticker;
    this.spending = new Spending(execution.budget().costUsd());
    this.engine = new LoadEngine(ticker, deadline, spending);
  }

  /// Runs one trial into its journal.
  LoadResult ask(
      Subject subject, Subject.OfLanguage language, RunDirectory directory, LoadListener listener) {
    SampleKeys keys = new SampleKeys(subject.identity(), subject.request().params());
    try (Generator generator = language.provider().open(subject.request());
        ObservationJournal journal =
            ObservationJournal.open(directory.trial(subject.key()), ticker)) {
      // What an earlier process paid for this trial counts towards the budget as well.
      spending.add(execution.budget().costUsd().isPresent() ? journal.paidUsd() : 0);
      FinishedPlaces finished =
          FinishedPlaces.of(journal, subject, language, execution.repetitions());
      return engine.run(
          new GenerationTrial(
              subject.request().id(),
              generator,
              subject.dataset(),
              language.prompts(),
              subject.request().seed(),
              policy(subject, language.identity()),
              new GenerationTrial.Ledger(keys::of, finished, journal, cache)),
          listener);
    }
  }

  private LoadPolicy policy(Subject subject, String identity) {
    ExecutionSpec.Load load = execution.load();
    return new LoadPolicy(
        execution.repetitions(),
        load.isOpen() ? load.limits().maxInFlight() : execution.concurrency(),
        execution.timeout(),
        execution.retries(),
        arrival(load),
        new LoadPolicy.Limits(load.limits().requestsPerMinute(), load.limits().tokensPerMinute()),
        new LoadPolicy.Bill(
            prices.of(subject.request(), identity),
            execution.budget().costUsd(),
            mostOutput(subject)));
  }

  private static Arrival arrival(ExecutionSpec.Load load) {
    if (!load.isOpen()) {
      return new Arrival.Closed();
    }
    double rate = load.rate().orElseThrow();
    return new Arrival.Open(
        Arrival.Pattern.valueOf(load.arrival().toUpperCase(Locale.ROOT)),
        rate,
        load.fromRate().orElse(load.ramp().isPresent() ? rate / 10 : rate),
        load.ramp().orElse(Duration.ZERO),
        load.burstiness());
  }

  private static OptionalLong mostOutput(Subject subject) {
    return Stream.of("max_tokens", "max_completion_tokens", "max_output_tokens")
        .map(subject.request().params()::get)
        .filter(Number.class::isInstance)
        .mapToLong(value -> ((Number) value).longValue())
        .findFirst();
  }
}
