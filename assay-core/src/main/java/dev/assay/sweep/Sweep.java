package dev.assay.sweep;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.End;
import dev.assay.api.observation.AttemptRecord.Kind;
import dev.assay.api.time.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs trials, several at once, until each is settled, the budget ends or the disk is full.
///
/// Every attempt is handed to the sink when it ends; nothing else is kept. Whoever interrupts the
/// sweep ends every command that it has started.
public final class Sweep {
  private static final long LOOK_MILLIS = 100;

  private final Path runFolder;
  private final SweepTerms terms;
  private final Ticker ticker;
  private final SweepListener listener;
  private final Consumer<AttemptRecord> sink;
  private final Watch watch;

  /// A sweep in the folder of a run.
  public Sweep(
      Path runFolder,
      SweepTerms terms,
      Ticker ticker,
      SweepListener listener,
      Consumer<AttemptRecord> sink) {
    this(runFolder, terms, ticker, listener, sink, () -> Watch.freeBytes(runFolder));
  }

  /// A sweep that is told how much space the disk has left.
  Sweep(
      Path runFolder,
      SweepTerms terms,
      Ticker ticker,
      SweepListener listener,
      Consumer<AttemptRecord> sink,
      LongSupplier freeBytes) {
    this.runFolder = runFolder;
    this.terms = terms;
    this.ticker = ticker;
    this.listener = listener;
    this.sink = sink;
    this.watch = new Watch(terms, ticker, new LaunchNotes(runFolder), freeBytes);
  }

  /// What is to be run, and what is known already.
  ///
  /// @param total how many trials the sweep has in all
  /// @param trials those that are not finished, in their order
  /// @param attempts how often each was tried before, by its id
  /// @param earlier the attempts of earlier processes
  public record Plan(
      int total, List<Pending> trials, Map<String, Integer> attempts, List<AttemptRecord> earlier) {
    /// Copies the collections.
    public Plan {
      trials = List.copyOf(trials);
      attempts = Map.copyOf(attempts);
      earlier = List.copyOf(earlier);
    }
  }

  /// A trial that is not finished.
  ///
  /// @param trial what it is
  /// @param prepared makes it ready when its turn has come; called from any thread
  public record Pending(AttemptRecord.Trial trial, Supplier<SweepTrial> prepared) {}

  /// How a sweep ended.
  public enum Ended {
    /// Every trial is settled.
    ALL_SETTLED,
    /// The budget left no time for another trial.
    BUDGET,
    /// The disk that holds the results is full.
    DISK
  }

  /// Runs what is left.
  ///
  /// @throws AssayException if the sink or the listener refuses, or the thread is interrupted
  public Ended run(Plan plan) {
    State state = new State(new SweepQueue(terms, ticker, plan));
    Thread hook =
        new Thread(
            () -> {
              state.close();
              endAll("Assay was ended");
            },
            "assay-end-trials");
    Runtime.getRuntime().addShutdownHook(hook);
    List<Thread> workers = new ArrayList<>();
    try {
      int slots = Math.min(terms.slots().size(), plan.trials().size());
      for (int i = 0; i < slots; i++) {
        List<String> gpus = terms.slots().get(i);
        workers.add(
            Thread.ofPlatform().daemon().name("assay-slot-" + i).start(() -> work(state, gpus)));
      }
      supervise(state, workers);
    } finally {
      watch.killAll();
      unhook(hook);
    }
    state.rethrow();
    return watch.diskFull() ? Ended.DISK : state.budgetEnded() ? Ended.BUDGET : Ended.ALL_SETTLED;
  }

  private void supervise(State state, List<Thread> workers) {
    try {
      for (Thread worker : workers) {
        while (!worker.join(Duration.ofMillis(LOOK_MILLIS))) {
          if (watch.diskFull()) {
            state.close(); // Before anything is ended, so that nothing takes its place.
          }
          watch.look(state.budgetLeftNanos());
        }
      }
    } catch (InterruptedException interrupted) {
      state.close();
      endAll("it was interrupted");
      Thread.currentThread().interrupt();
      throw new AssayException(
          ErrorCode.INTERRUPTED,
          Problem.at("", "the run was interrupted", "run the same command to resume it"),
          interrupted);
    }
  }

  private void work(State state, List<String> gpus) {
    try (Attempts attempts = new Attempts(runFolder, gpus, watch, terms, ticker)) {
      for (Optional<SweepQueue.Entry> entry = state.await();
          entry.isPresent();
          entry = state.await()) {
        SweepTrial trial = entry.get().pending().prepared().get();
        AttemptRecord attempt = attempts.attempt(trial, entry.get().number());
        state.settle(entry.get(), trial, attempt);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      state.fail(failure);
      endAll("the run failed");
    }
  }

  private void endAll(String why) {
    watch.endAll(new Running.Ending(Kind.STOPPED, why));
    long start = ticker.nanoTime();
    try {
      while (!watch.idle() && ticker.nanoTime() - start < Watch.GRACE.toNanos()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
    watch.killAll();
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException exiting) {
      // The hook runs already.
    }
  }

  /// The queue, guarded, and what happened to it.
  private final class State {
    private static final long NAP_MILLIS = 20;

    private final SweepQueue queue;
    private @Nullable RuntimeException failure;

    State(SweepQueue queue) {
      this.queue = queue;
    }

    /// Waits for the next attempt that may begin; empty when there will be none.
    synchronized Optional<SweepQueue.Entry> await() throws InterruptedException {
      while (failure == null) {
        Optional<SweepQueue.Entry> next = queue.next();
        if (next.isPresent() || queue.exhausted()) {
          return next;
        }
        wait(NAP_MILLIS);
      }
      return Optional.empty();
    }

    synchronized void settle(SweepQueue.Entry entry, SweepTrial trial, AttemptRecord attempt) {
      Optional<Duration> again = queue.ended(entry, attempt);
      if (attempt.end().kind() == Kind.STOPPED) {
        notifyAll();
        return;
      }
      sink.accept(attempt);
      List<SweepQueue.Entry> hopeless = queue.hopeless(attempt);
      for (SweepQueue.Entry left : hopeless) {
        sink.accept(skipped(left, attempt));
      }
      listener.ended(trial, attempt, again, queue.progress());
      if (!hopeless.isEmpty()) {
        listener.stopped(entry.group(), "the same error with several seeds", hopeless.size());
      }
      notifyAll();
    }

    private AttemptRecord skipped(SweepQueue.Entry left, AttemptRecord like) {
      String message = "not run, for other seeds failed alike: " + like.end().message();
      return new AttemptRecord(
          left.trial(),
          left.number() - 1,
          ticker.now(),
          0,
          new End(Kind.SKIPPED, OptionalInt.empty(), message),
          new TreeMap<>());
    }

    synchronized void fail(RuntimeException why) {
      failure = failure == null ? why : failure;
      queue.close();
      notifyAll();
    }

    synchronized void close() {
      queue.close();
      notifyAll();
    }

    synchronized boolean budgetEnded() {
      return queue.closed();
    }

    synchronized long budgetLeftNanos() {
      return queue.budgetLeft().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    synchronized void rethrow() {
      if (failure != null) {
        throw failure;
      }
    }
  }
}
