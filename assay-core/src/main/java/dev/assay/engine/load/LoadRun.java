package dev.assay.engine.load;

import dev.assay.api.generation.GenerationRequest;
import dev.assay.api.observation.Observation;
import dev.assay.api.time.Ticker;
import dev.assay.engine.Deadline;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What the threads of one trial share: what is on its way, what waits, and why to stop.
final class LoadRun {
  private final GenerationTrial trial;
  private final Ticker ticker;
  private final Deadline deadline;
  private final EndpointLimit.Share limit;
  private final Spending spending;
  private final Tally tally;
  private final ClientWatch watch;
  private final Stop stop = new Stop();
  private final Waiting waiting = new Waiting();
  private final AtomicInteger unsettled = new AtomicInteger();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Thread dispatcher = Thread.currentThread();
  private final long epochShiftNanos;

  LoadRun(
      GenerationTrial trial,
      Ticker ticker,
      Deadline deadline,
      EndpointLimit endpoint,
      Tally tally) {
    this.watch = new ClientWatch(ticker, spinningThread(trial));
    this.trial = trial;
    this.ticker = ticker;
    this.deadline = deadline;
    this.limit = endpoint.join(trial.policy(), this::wake);
    this.spending = tally.spending();
    this.tally = tally;
    Instant now = ticker.now();
    this.epochShiftNanos =
        now.getEpochSecond() * 1_000_000_000L + now.getNano() - ticker.nanoTime();
  }

  GenerationTrial trial() {
    return trial;
  }

  EndpointLimit.Share limit() {
    return limit;
  }

  Spending spending() {
    return spending;
  }

  private static long spinningThread(GenerationTrial trial) {
    return switch (trial.policy().arrival()) {
      case Arrival.Closed _ -> 0;
      case Arrival.Open _ -> Dispatcher.MAY_SPIN ? Thread.currentThread().threadId() : 0;
    };
  }

  ClientWatch watch() {
    return watch;
  }

  Stop stop() {
    return stop;
  }

  Waiting waiting() {
    return waiting;
  }

  long nanoTime() {
    return ticker.nanoTime();
  }

  /// What is added to the clock of this process to get nanoseconds since 1970.
  long epochShiftNanos() {
    return epochShiftNanos;
  }

  /// Whether nothing more may be begun.
  boolean isTimeUp() {
    return deadline.leavesNoStep();
  }

  /// An attempt took that long.
  void took(long nanos) {
    deadline.step(nanos);
  }

  /// What is sent to ask a question.
  GenerationRequest request(Question question) {
    return new GenerationRequest(
        question.conversation(),
        Optional.of(question.row()),
        question.draw() % trial.policy().repetitions(),
        trial.policy().timeout());
  }

  /// A question is sent for the first time.
  void began() {
    unsettled.incrementAndGet();
  }

  /// A question has its sample.
  void settled() {
    unsettled.decrementAndGet();
    wake();
  }

  /// Whether every question that was sent has its sample.
  boolean isSettled() {
    return unsettled.get() == 0;
  }

  /// A question is to be sent again.
  void again(Question question, long atNanos) {
    waiting.add(question, atNanos);
    wake();
  }

  void record(Question question, Observation.Sample sample) {
    trial.ledger().sink().accept(sample);
    long now = nanoTime();
    tally.count(sample, now - question.firstIntendedNanos(), now);
  }

  /// Something broke that is no outcome of a question, such as a full disk.
  void broke(RuntimeException why) {
    failure.compareAndSet(null, why);
    stop.because("the run broke");
    wake();
  }

  /// Throws what broke, if anything did.
  void check() {
    RuntimeException why = failure.get();
    if (why != null) {
      throw why;
    }
  }

  /// Lets the dispatcher look again.
  void wake() {
    LockSupport.unpark(dispatcher);
  }
}
