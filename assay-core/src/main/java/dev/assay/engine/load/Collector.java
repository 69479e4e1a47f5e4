package dev.assay.engine.load;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Chunks;
import dev.assay.api.observation.Dialogue;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// Makes samples of what came back, on a thread of its own, so that decoding delays neither the
/// network nor the schedule.
final class Collector {
  private static final int FEWEST_BEHIND = 8;
  private final LoadRun run;
  private final Again again;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private boolean finished;

  Collector(LoadRun run) {
    this.run = run;
    this.again = new Again(run.trial().policy(), run.trial().seed());
    this.thread = Thread.ofPlatform().daemon().name("assay-collect").unstarted(this::collect);
  }

  void start() {
    thread.start();
  }

  /// Takes an attempt that ended; returns at once.
  void ended(Question question, Supplier<Attempt> attempt, int inFlight) {
    queue.add(() -> collect(new Ended(question, attempt, inFlight)));
  }

  /// Whether so many attempts wait to be collected that no more should be made: what they say may
  /// be a reason to stop, and they take memory.
  boolean isBehind() {
    return queue.size() > FEWEST_BEHIND + run.trial().policy().mostInFlight();
  }

  /// Returns when everything was collected that was taken.
  void finish() throws InterruptedException {
    queue.add(() -> finished = true);
    thread.join();
  }

  private void collect() {
    try {
      while (!finished) {
        queue.take().run();
      }
    } catch (InterruptedException ended) {
      run.broke(new IllegalStateException("the collector was interrupted", ended));
    }
  }

  // Whatever breaks, the question must count as settled, or the run would wait for it for ever.
  private void collect(Ended ended) {
    boolean settled = true;
    try {
      Attempt attempt = ended.attempt.get();
      long took = attempt.trace().endNanos() - attempt.trace().sentNanos();
      run.took(took);
      run.watch().traced(took);
      note(ended.question, attempt);
      settled =
          switch (attempt.result()) {
            case Attempt.Generation answer -> settle(ended, attempt, answer);
            case Attempt.Failure failure -> fail(ended, attempt, failure);
          };
    } catch (RuntimeException broken) {
      run.broke(broken);
    } catch (Error broken) {
      run.broke(new IllegalStateException("an answer could not be taken", broken));
    } finally {
      if (settled) {
        run.settled();
      }
    }
  }

  private boolean settle(Ended ended, Attempt attempt, Attempt.Generation answer) {
    Question question = ended.question;
    LoadPolicy.Bill bill = run.trial().policy().bill();
    OptionalDouble cost = run.spending().settle(bill, question.heldUsd(), answer.tokens());
    double used = answer.tokens().input().orElse(0) + answer.tokens().output().orElse(0);
    run.limit().answered(attempt.trace().sentNanos(), ended.inFlight, question.heldTokens(), used);
    if (!question.cacheKey().isEmpty()) {
      run.trial().ledger().cache().keep().accept(question.cacheKey(), answer);
    }
    run.record(question, Samples.answered(run.trial(), question, attempt, answer, cost));
    return true;
  }

  private boolean fail(Ended ended, Attempt attempt, Attempt.Failure failure) {
    Question question = ended.question;
    long now = run.nanoTime();
    run.spending()
        .failed(run.trial().policy().bill(), question.heldUsd(), mayBePaid(attempt, failure));
    run.limit().failed(question.heldTokens());
    if (failure.kind() == Attempt.Kind.RATE_LIMITED) {
      long until = now + failure.retryAfter().map(it -> it.toNanos()).orElse(0L);
      run.limit().limited(attempt.trace().sentNanos(), now, until);
    }
    OptionalLong at =
        run.stop().isStopped() ? OptionalLong.empty() : again.nanos(question, failure, now);
    if (at.isPresent()) {
      run.again(question, at.getAsLong());
      return false;
    }
    // What the user interrupted was not finished: it is asked when the run goes on.
    if (failure.kind() != Attempt.Kind.CANCELLED) {
      run.record(question, Samples.failed(question, failure));
    }
    if (failure.kind().fatal()) {
      run.stop().because("the endpoint lets nobody in: " + failure.message());
    }
    return true;
  }

  private static boolean mayBePaid(Attempt attempt, Attempt.Failure failure) {
    return attempt.trace().chunks().count() > 0 || failure.kind() == Attempt.Kind.TIMEOUT;
  }

  // Within a run times come from a clock that counts from an unknown moment; in files they count
  // from 1970.
  private void note(Question question, Attempt attempt) {
    long shift = run.epochShiftNanos();
    AttemptTrace trace = attempt.trace();
    long[] nanos = trace.chunks().nanos().clone();
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] += shift;
    }
    boolean failed = attempt.result() instanceof Attempt.Failure;
    question
        .exchanges()
        .add(
            new Dialogue.Exchange(
                question.intendedNanos() + shift,
                new AttemptTrace(
                    trace.sentNanos() + shift,
                    trace.hasHeaders() ? trace.headersNanos() + shift : AttemptTrace.NEVER,
                    new Chunks(nanos, trace.chunks().kinds(), trace.chunks().sizes()),
                    trace.endNanos() + shift),
                attempt.status(),
                failed ? ((Attempt.Failure) attempt.result()).kind().key() : "",
                failed ? ((Attempt.Failure) attempt.result()).message() : ""));
  }

  private record Ended(Question question, Supplier<Attempt> attempt, int inFlight) {}
}
