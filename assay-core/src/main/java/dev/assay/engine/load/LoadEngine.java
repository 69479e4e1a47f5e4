package dev.assay.engine.load;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.observation.Observation;
import dev.assay.api.time.Ticker;
import dev.assay.engine.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Runs trials of language models, one after another or several at once; whatever the endpoint
/// does, a trial ends with a result. Trials whose models have the same endpoint share its limits.
public final class LoadEngine {
  private static final Duration PREPARATION = Duration.ofSeconds(5);
  private static final Duration REHEARSAL = Duration.ofSeconds(1);

  private final Ticker ticker;
  private final Deadline deadline;
  private final Spending spending;
  private final Map<String, EndpointLimit> endpoints = new ConcurrentHashMap<>();

  /// An engine that begins nothing after `deadline` and spends no more than `spending` allows.
  public LoadEngine(Ticker ticker, Deadline deadline, Spending spending) {
    this.ticker = ticker;
    this.deadline = deadline;
    this.spending = spending;
  }

  /// Runs a trial and returns how it ended.
  ///
  /// @throws AssayException if observations cannot be written, the dataset cannot be read, or the
  ///   thread is interrupted
  public LoadResult run(GenerationTrial trial, LoadListener listener) {
    // Where times are the point; in a closed loop the first answers say when to ask next.
    if (trial.policy().arrival() instanceof Arrival.Open) {
      trial.generator().rehearse(REHEARSAL);
    }
    trial.generator().prepare(PREPARATION);
    long start = ticker.nanoTime();
    Tally tally = new Tally(listener, spending, trial.samples(), start);
    LoadRun run = new LoadRun(trial, ticker, deadline, endpoint(trial), tally);
    Collector collector = new Collector(run);
    collector.start();
    try (ClientWatch watch = run.watch();
        Questions questions =
            new Questions(trial, finished -> tally.skip(finished, ticker.nanoTime()))) {
      Observation.Client seen;
      try {
        new Dispatcher(run, questions, collector, schedule(trial)).run();
      } finally {
        // The collector's thread takes what it used with it.
        seen = watch.seen();
        collector.finish();
        run.limit().leave();
      }
      run.check();
      if (seen.flight().attempts() > 0) {
        trial.ledger().sink().accept(seen);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssayException(
          ErrorCode.INTERRUPTED,
          Problem.at("", "the run was interrupted", "run the same command to resume it"),
          interrupted);
    }
    long end = ticker.nanoTime();
    tally.end(end);
    return new LoadResult(
        tally.outcomes(), run.stop().reason(), tally.problem(), Duration.ofNanos(end - start));
  }

  private EndpointLimit endpoint(GenerationTrial trial) {
    return endpoints.computeIfAbsent(
        trial.generator().endpoint(),
        _ -> new EndpointLimit(trial.policy().limits(), ticker.nanoTime()));
  }

  private static Optional<Schedule> schedule(GenerationTrial trial) {
    return switch (trial.policy().arrival()) {
      case Arrival.Closed _ -> Optional.empty();
      case Arrival.Open open ->
          Optional.of(Schedule.of(open, Math.toIntExact(trial.samples()), trial.seed()));
    };
  }
}
