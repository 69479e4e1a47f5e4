package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/// Decides what runs next: trials in their order, failures of the machine again after a pause, and
/// no further seeds of a configuration that fails alike with several.
///
/// Not safe for several threads; {@link Sweep} guards it.
final class SweepQueue {
  /// With the same error twice a third seed would only cost time: a fault that depends on the seed
  /// differs in its words or spares one of them.
  private static final int SAME_ERRORS = 2;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int PAUSE_FACTOR = 4;
  private static final double JITTER = 0.25;

  private final LinkedHashSet<Entry> waiting = new LinkedHashSet<>();
  private final Map<SweepTrial.Group, Map<String, Set<Long>>> errors = new HashMap<>();
  private final Set<SweepTrial.Group> proven = new HashSet<>();
  private final TimeLeft times = new TimeLeft();
  private final SweepTerms terms;
  private final Ticker ticker;
  private final long start;
  private final int total;
  private int settled;
  private int running;
  private boolean closed;

  /// A trial that waits for its next attempt.
  ///
  /// @param pending the trial
  /// @param number the number of that attempt
  /// @param retry how often it was tried in this sweep
  /// @param notBefore the earliest moment
  record Entry(Sweep.Pending pending, int number, int retry, long notBefore) {
    AttemptRecord.Trial trial() {
      return pending.trial();
    }

    SweepTrial.Group group() {
      return SweepTrial.Group.of(trial());
    }
  }

  SweepQueue(SweepTerms terms, Ticker ticker, Sweep.Plan plan) {
    this.terms = terms;
    this.ticker = ticker;
    this.start = ticker.nanoTime();
    this.total = plan.total();
    this.settled = total - plan.trials().size();
    plan.earlier().forEach(times::add);
    for (AttemptRecord earlier : plan.earlier()) {
      if (earlier.finished()) {
        proven.add(SweepTrial.Group.of(earlier.trial()));
      }
    }
    for (Sweep.Pending pending : plan.trials()) {
      int attempts = plan.attempts().getOrDefault(pending.trial().id(), 0);
      waiting.add(new Entry(pending, attempts + 1, 0, start));
      times.expect(pending.trial().configuration(), 1);
    }
  }

  /// The next attempt that may begin now; counts as running from now on.
  Optional<Entry> next() {
    if (closed) {
      return Optional.empty();
    }
    long now = ticker.nanoTime();
    for (Entry entry : waiting) {
      if (entry.notBefore() - now <= 0) {
        if (passesBudget(entry, now)) {
          closed = true;
          return Optional.empty();
        }
        waiting.remove(entry);
        running++;
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /// Whether nothing more will ever begin.
  boolean exhausted() {
    return closed || (waiting.isEmpty() && running == 0);
  }

  /// Whether trials were left because the budget ended, or somebody closed the queue.
  boolean closed() {
    return closed;
  }

  /// Lets nothing more begin.
  void close() {
    closed = true;
  }

  /// How long the budget lasts from now on; empty for any time.
  Optional<Duration> budgetLeft() {
    return terms.budget().map(budget -> budget.minusNanos(ticker.nanoTime() - start));
  }

  /// Takes in how an attempt ended.
  ///
  /// @return the pause after which it is tried again; empty: it is not
  Optional<Duration> ended(Entry entry, AttemptRecord attempt) {
    running--;
    times.add(attempt);
    if (attempt.finished()) {
      proven.add(entry.group());
    } else if (attempt.end().kind() == AttemptRecord.Kind.INFRASTRUCTURE
        && entry.retry() < terms.retries()) {
      Duration pause = pause(entry);
      long at = ticker.nanoTime() + pause.toNanos();
      waiting.add(new Entry(entry.pending(), entry.number() + 1, entry.retry() + 1, at));
      return Optional.of(pause);
    }
    if (attempt.end().kind() != AttemptRecord.Kind.STOPPED) {
      settle(entry);
    }
    return Optional.empty();
  }

  /// The trials that are left out now, because their configuration failed alike with several seeds.
  List<Entry> hopeless(AttemptRecord attempt) {
    SweepTrial.Group group = SweepTrial.Group.of(attempt.trial());
    if (!deterministic(attempt.end().kind())) {
      return List.of();
    }
    Set<Long> seeds =
        errors
            .computeIfAbsent(group, _ -> new HashMap<>())
            .computeIfAbsent(Diagnosis.signature(attempt), _ -> new HashSet<>());
    seeds.add(attempt.trial().seed());
    if (seeds.size() < SAME_ERRORS || proven.contains(group)) {
      return List.of();
    }
    List<Entry> left = waiting.stream().filter(it -> it.group().equals(group)).toList();
    left.forEach(entry -> {
      waiting.remove(entry);
      settle(entry);
    });
    return left;
  }

  SweepListener.Progress progress() {
    return new SweepListener.Progress(settled, total, times.left(terms.slots().size()));
  }

  private void settle(Entry entry) {
    settled++;
    times.expect(entry.trial().configuration(), -1);
  }

  private boolean passesBudget(Entry entry, long now) {
    if (terms.budget().isEmpty()) {
      return false;
    }
    long spent = now - start;
    OptionalDouble expected = times.expected(entry.trial().configuration());
    return spent + (long) (expected.orElse(0) * 1e9) >= terms.budget().get().toNanos();
  }

  private static Duration pause(Entry entry) {
    double jitter =
        1 + JITTER * new SplittableRandom(entry.trial().seed() ^ entry.number()).nextDouble();
    double millis = FIRST_PAUSE.toMillis() * Math.pow(PAUSE_FACTOR, entry.retry()) * jitter;
    return Duration.ofMillis((long) millis);
  }

  private static boolean deterministic(AttemptRecord.Kind kind) {
    return switch (kind) {
      case EXIT, CRASH, TIMEOUT, METRICS, LOG -> true;
      case FINISHED, INFRASTRUCTURE, STOPPED, SKIPPED -> false;
    };
  }
}
