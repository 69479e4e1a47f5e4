package dev.assay.worker;

import dev.assay.api.model.LatencyKind;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.time.Ticker;
import java.util.List;

/// Calls the hosted model and keeps the time of its calls; one caller at a time.
final class CallTimer {
  // Java compiles what is called often while it runs, on another processor: so many calls and so
  // long take most of it out of the times that follow (docs/performance.md). For a model whose
  // calls
  // take long, Java's part is small.
  private static final int SETTLING_CALLS = 2_000;
  private static final long SETTLING_NANOS = 25_000_000;
  private static final long LONGEST_SETTLING_NANOS = 100_000_000;

  private final HostedModel model;
  private final Ticker ticker;
  private long firstCallNanos = -1;

  CallTimer(HostedModel model, Ticker ticker) {
    this.model = model;
    this.ticker = ticker;
  }

  /// The time of the first call after loading, which is the cold one; -1 before it.
  synchronized long firstCallNanos() {
    return firstCallNanos;
  }

  /// The outputs for a batch.
  synchronized List<Tensor> infer(List<Tensor> inputs) throws InferenceException {
    long start = ticker.nanoTime();
    List<Tensor> outputs = model.infer(inputs);
    if (firstCallNanos < 0) {
      firstCallNanos = ticker.nanoTime() - start;
    }
    return outputs;
  }

  /// The latencies of single calls, after the cold one and a warm-up of at least as many calls as
  /// asked; none where none are asked.
  synchronized long[] measure(LatencyKind kind, int warmupCalls, int calls, List<Tensor> rows)
      throws InferenceException {
    int count = rows.isEmpty() ? 0 : Math.toIntExact(rows.getFirst().shape().getFirst());
    if (count == 0) {
      throw new InferenceException("there is no row to measure with");
    }
    try (RowCaller caller = model.caller(kind, rows)) {
      if (firstCallNanos < 0) {
        firstCallNanos = time(caller, 1, count)[0];
      }
      if (warmupCalls > 0) {
        settle(caller, warmupCalls, count);
      }
      return time(caller, calls, count);
    }
  }

  private void settle(RowCaller caller, int calls, int rows) throws InferenceException {
    long start = ticker.nanoTime();
    for (int done = 0; done < calls || !settled(done, ticker.nanoTime() - start); done++) {
      caller.prepare(done % rows);
      caller.call();
      caller.release();
    }
  }

  private static boolean settled(int calls, long nanos) {
    return nanos >= LONGEST_SETTLING_NANOS || (calls >= SETTLING_CALLS && nanos >= SETTLING_NANOS);
  }

  private long[] time(RowCaller caller, int calls, int rows) throws InferenceException {
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      caller.prepare(i % rows);
      long start = ticker.nanoTime();
      caller.call();
      nanos[i] = ticker.nanoTime() - start;
      caller.release();
    }
    return nanos;
  }
}
