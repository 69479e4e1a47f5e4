package dev.assay.engine;

import dev.assay.api.time.Ticker;
import java.time.Duration;
import java.util.Optional;

/// The moment at which a run must have stopped, if there is one.
public final class Deadline {
  private final Ticker ticker;
  private final long start;
  private final long budgetNanos;
  private volatile long longestStepNanos;

  /// A deadline that lies `budget` ahead; empty for none.
  public Deadline(Ticker ticker, Optional<Duration> budget) {
    this.ticker = ticker;
    this.start = ticker.nanoTime();
    this.budgetNanos = budget.map(Duration::toNanos).orElse(Long.MAX_VALUE);
  }

  /// Whether a further step would pass the deadline if it took as long as the longest one so far.
  public boolean leavesNoStep() {
    long elapsed = ticker.nanoTime() - start;
    return elapsed >= budgetNanos - longestStepNanos;
  }

  /// The time until the deadline; zero once it has passed.
  Duration left() {
    return Duration.ofNanos(Math.max(0, budgetNanos - (ticker.nanoTime() - start)));
  }

  /// Counts a step that took that long.
  public synchronized void step(long nanos) {
    longestStepNanos = Math.max(longestStepNanos, nanos);
  }
}
