package dev.assay.engine.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends the questions of a trial, each when its time has come and there is room for it. One
/// thread; questions that wait for room keep the time at which they were meant to be sent.
final class Dispatcher {
  // Parking wakes up to 80 µs late; the rest is spent spinning where there is a core for it.
  private static final long SPIN_NANOS = 200_000;
  private static final long LONGEST_PARK_NANOS = Duration.ofMillis(50).toNanos();
  private static final long ROOM_PAUSE_NANOS = Duration.ofMillis(1).toNanos();
  static final boolean MAY_SPIN = Runtime.getRuntime().availableProcessors() > 1;

  private final LoadRun run;
  private final Questions questions;
  private final CachedAnswers cached;
  private final Collector collector;
  private final Optional<Schedule> schedule;
  private final long startNanos;
  private final Set<Question> underWay = ConcurrentHashMap.newKeySet();
  private @Nullable Question next;
  private boolean exhausted;
  private int arrivals;
  private long roomNanos = Long.MIN_VALUE;

  Dispatcher(LoadRun run, Questions questions, Collector collector, Optional<Schedule> schedule) {
    this.run = run;
    this.questions = questions;
    this.cached = new CachedAnswers(run);
    this.collector = collector;
    this.schedule = schedule;
    this.startNanos = run.nanoTime();
  }

  /// Sends until there is nothing more to send, and returns when everything has ended.
  ///
  /// @throws InterruptedException if the thread is interrupted; what is on its way is given up
  void run() throws InterruptedException {
    try {
      while (true) {
        if (run.isTimeUp()) {
          run.stop().because("the wall-clock budget ended before every sample was asked");
        }
        if (run.stop().isStopped()) {
          settleWaiting();
        } else {
          read();
        }
        if ((exhausted || run.stop().isStopped()) && run.isSettled()) {
          return;
        }
        long now = run.nanoTime();
        OptionalDouble held =
            nextDueNanos() <= now && !mustWait() ? run.limit().take(now) : OptionalDouble.empty();
        if (held.isPresent()) {
          // The run may have been stopped in this moment.
          due(now)
              .ifPresentOrElse(
                  question -> send(question, held.getAsDouble(), now),
                  () -> run.limit().giveBack(held.getAsDouble()));
        } else {
          long ready = mustWait() ? Long.MAX_VALUE : run.limit().readyNanos(now);
          await(Math.max(ready == Long.MAX_VALUE ? now : ready, nextDueNanos()), ready, now);
        }
      }
    } finally {
      underWay.forEach(Question::cancel);
    }
  }

  // What came back says whether to go on. A schedule is kept all the same.
  private boolean mustWait() {
    return schedule.isEmpty() && collector.isBehind();
  }

  // Questions are read before their time, so that reading does not delay them.
  private void read() {
    while (next == null && !exhausted && !run.isTimeUp()) {
      Optional<Question> read = questions.next();
      exhausted = read.isEmpty();
      next = read.filter(question -> !cached.answers(question)).orElse(null);
    }
  }

  private long nextDueNanos() {
    if (run.stop().isStopped()) {
      return Long.MAX_VALUE;
    }
    long fresh = next == null ? Long.MAX_VALUE : freshNanos();
    return Math.min(run.waiting().nextNanos(), fresh);
  }

  private long arrivalNanos() {
    return schedule.isPresent() ? startNanos + schedule.get().nanos(arrivals) : Long.MIN_VALUE;
  }

  // Where the budget has no room for one question, none is begun that would only wait behind it.
  private long freshNanos() {
    return Math.max(arrivalNanos(), roomNanos);
  }

  private Optional<Question> due(long now) {
    if (run.stop().isStopped()) {
      return Optional.empty();
    }
    Optional<Question> again = run.waiting().due(now);
    Question fresh = next;
    if (again.isPresent() || fresh == null || freshNanos() > now) {
      return again;
    }
    fresh.intend(schedule.isPresent() ? arrivalNanos() : now);
    arrivals++;
    next = null;
    run.began();
    return Optional.of(fresh);
  }

  private void send(Question question, double heldTokens, long now) {
    LoadPolicy policy = run.trial().policy();
    long bytes =
        policy.bill().price().isEmpty()
            ? 0
            : question.transcript().getBytes(StandardCharsets.UTF_8).length;
    double heldUsd = run.spending().hold(policy.bill(), bytes);
    if (heldUsd < 0) {
      run.limit().giveBack(heldTokens);
      if (heldUsd == Spending.NO_ROOM) {
        run.stop().because("the budget of cost has no room for another sample");
      }
      roomNanos = now + ROOM_PAUSE_NANOS;
      run.waiting().add(question, roomNanos);
      return;
    }
    question.hold(heldUsd, heldTokens);
    underWay.add(question);
    question.callable(
        run.trial()
            .generator()
            .generate(
                run.request(question),
                attempt -> {
                  run.watch().ended(run.nanoTime() - now);
                  int inFlight = run.limit().ended();
                  underWay.remove(question);
                  collector.ended(question, attempt, inFlight);
                  run.wake();
                }));
  }

  // What was to be sent again and will not be was not finished: it is asked when the run goes on.
  private void settleWaiting() {
    Optional<Question> left = run.waiting().due(Long.MAX_VALUE - 1);
    while (left.isPresent()) {
      run.settled();
      left = run.waiting().due(Long.MAX_VALUE - 1);
    }
  }

  private void await(long dueNanos, long readyNanos, long now) throws InterruptedException {
    long wait = readyNanos == Long.MAX_VALUE ? LONGEST_PARK_NANOS : dueNanos - now;
    if (schedule.isPresent() && MAY_SPIN && wait <= SPIN_NANOS) {
      Thread.onSpinWait();
    } else {
      long margin = schedule.isPresent() && MAY_SPIN ? SPIN_NANOS : 0;
      LockSupport.parkNanos(this, Math.clamp(wait - margin, 0, LONGEST_PARK_NANOS));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("the run was interrupted");
    }
  }
}
