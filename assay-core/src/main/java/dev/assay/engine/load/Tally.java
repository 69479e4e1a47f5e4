package dev.assay.engine.load;

import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Counts what happened, and tells it a few times a second. Safe for several threads.
final class Tally {
  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  private final LoadListener listener;
  private final Spending spending;
  private final long samples;
  private final long startNanos;
  private final LatencyCounts latencies = new LatencyCounts();
  private final Map<Outcome.Kind, Long> outcomes = new EnumMap<>(Outcome.Kind.class);
  private String problem = "";
  private long skipped;
  private long asked;
  private long errors;
  private long toldNanos;

  Tally(LoadListener listener, Spending spending, long samples, long startNanos) {
    this.listener = listener;
    this.spending = spending;
    this.samples = samples;
    this.startNanos = startNanos;
    this.toldNanos = startNanos - PAUSE_NANOS;
  }

  Spending spending() {
    return spending;
  }

  synchronized void skip(long finished, long nowNanos) {
    skipped += finished;
    tell(nowNanos, false);
  }

  synchronized void count(Observation.Sample sample, long latencyNanos, long nowNanos) {
    Outcome outcome = sample.outcome();
    outcomes.merge(outcome.kind(), 1L, Long::sum);
    asked++;
    if (sample.timing().reused()) {
      // An answer out of the cache has no latency.
    } else if (outcome.hasAnswer()) {
      latencies.add(latencyNanos);
    } else {
      errors++;
      problem = problem.isEmpty() ? outcome.message() : problem;
    }
    tell(nowNanos, false);
  }

  /// Tells the last figures.
  synchronized void end(long nowNanos) {
    tell(nowNanos, true);
  }

  synchronized Map<Outcome.Kind, Long> outcomes() {
    return new EnumMap<>(outcomes);
  }

  /// What went wrong first; empty where nothing did.
  synchronized String problem() {
    return problem;
  }

  private void tell(long nowNanos, boolean always) {
    if (!always && nowNanos - toldNanos < PAUSE_NANOS) {
      return;
    }
    toldNanos = nowNanos;
    double seconds = Math.max(1e-9, (nowNanos - startNanos) / 1e9);
    long left = samples - skipped - asked;
    Optional<Duration> time =
        asked == 0
            ? Optional.empty()
            : Optional.of(Duration.ofMillis((long) (1000 * left * seconds / asked)));
    listener.advanced(
        new LoadListener.Figures(
            skipped + asked,
            samples,
            asked / seconds,
            latencies.percentile(0.5),
            latencies.percentile(0.95),
            errors,
            spending.spentUsd(),
            time));
  }
}
