package dev.assay.engine;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.data.Row;
import dev.assay.api.dataset.RowStream;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import dev.assay.api.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs one trial: every draw in a process of its own, every row that is not finished yet.
final class TrialRunner {
  private final Trial trial;
  private final Ticker ticker;
  private final TrialListener listener;
  private final Deadline deadline;
  private final Map<Outcome.Kind, Long> outcomes = new EnumMap<>(Outcome.Kind.class);
  private long done;
  private String problem = "";
  private volatile boolean stopped;
  private Host next;

  TrialRunner(Trial trial, Ticker ticker, TrialListener listener, Deadline deadline) {
    this.trial = trial;
    this.ticker = ticker;
    this.listener = listener;
    this.deadline = deadline;
    this.next = new Host(trial);
  }

  TrialResult run() {
    long start = ticker.nanoTime();
    try {
      for (int draw = 0; draw < trial.policy().repetitions() && !stopped; draw++) {
        runDraw(draw);
      }
    } finally {
      next.close();
    }
    Duration took = Duration.ofNanos(ticker.nanoTime() - start);
    return new TrialResult(trial, outcomes, !stopped, problem, took);
  }

  private void runDraw(int draw) {
    try (Host first = takeNext();
        RowStream rows = trial.dataset().open()) {
      Questions questions = new Questions(rows, trial, draw, this::skip);
      boolean measures = !trial.journal().measured().test(draw);
      if (!measures && !questions.hasNext()) {
        return;
      }
      if (deadline.leavesNoStep()) {
        stopped = true;
        return;
      }
      Map<LatencyKind, Observation.Latencies> latencies =
          measures
              ? new CallTimer(first, trial.policy(), deadline).time(trial.dataset())
              : Map.of();
      if (draw + 1 < trial.policy().repetitions() && nothingIsTimed()) {
        next.prepare();
      }
      warmUp(first);
      answerAll(first, questions, draw);
      if (measures && !stopped) {
        trial.journal().sink().accept(new Observation.ModelProcess(draw, first.usage(), latencies));
      }
    }
  }

  private Host takeNext() {
    Host taken = next;
    next = new Host(trial);
    return taken;
  }

  // Rows that share a request are not timed, so that the process of the next draw may start while
  // this one answers them. It is told to load the model only when its turn comes.
  private boolean nothingIsTimed() {
    return trial.policy().batchSize() > 1;
  }

  // What comes back does not count, and a failure will show again when it does.
  private void warmUp(Host host) {
    for (int pass = 0; pass < trial.policy().warmup(); pass++) {
      try (RowStream rows = trial.dataset().open()) {
        List<Row> batch = new ArrayList<>();
        while (rows.hasNext() && !deadline.leavesNoStep()) {
          batch.add(rows.next());
          if (batch.size() == trial.policy().batchSize() || !rows.hasNext()) {
            host.ask(batch);
            batch = new ArrayList<>();
          }
        }
      }
    }
  }

  private void answerAll(Host first, Questions questions, int draw) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> lanes = new ArrayList<>();
      lanes.add(executor.submit(lane(first, questions, draw, 0)));
      for (int number = 1; number < trial.policy().concurrency(); number++) {
        int lane = number;
        lanes.add(
            executor.submit(() -> {
              try (Host host = new Host(trial)) {
                return lane(host, questions, draw, lane).call();
              }
            }));
      }
      lanes.forEach(TrialRunner::await);
    }
  }

  private Callable<Boolean> lane(Host host, Questions questions, int draw, int number) {
    long stream = trial.request().seed() ^ ((long) draw << 32 | number);
    Asker asker = new Asker(host, trial.policy(), new SplittableRandom(stream), this::record);
    return () -> {
      for (List<Questions.Asked> batch = next(questions);
          !batch.isEmpty();
          batch = next(questions)) {
        long start = ticker.nanoTime();
        asker.ask(batch);
        deadline.step(ticker.nanoTime() - start);
      }
      return true;
    };
  }

  private List<Questions.Asked> next(Questions questions) {
    List<Questions.Asked> batch = stopped ? List.of() : questions.next();
    if (!batch.isEmpty() && deadline.leavesNoStep()) {
      stopped = true;
      return List.of();
    }
    return batch;
  }

  private synchronized void record(Observation.Sample sample) {
    trial.journal().sink().accept(sample);
    Outcome outcome = sample.outcome();
    outcomes.merge(outcome.kind(), 1L, Long::sum);
    if (!outcome.isAnswered() && problem.isEmpty()) {
      problem = outcome.message();
    }
    done++;
    listener.advanced(trial, done, total());
  }

  private synchronized void skip(int rows) {
    done += rows;
    listener.advanced(trial, done, total());
  }

  private long total() {
    return trial.dataset().profile().rows() * trial.policy().repetitions();
  }

  private static void await(Future<?> lane) {
    try {
      lane.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssayException(
          ErrorCode.INTERRUPTED,
          Problem.at("", "the run was interrupted", "run the same command to resume it"),
          interrupted);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof AssayException known) {
        throw known;
      }
      throw new IllegalStateException("a lane of the engine broke", failed.getCause());
    }
  }
}
