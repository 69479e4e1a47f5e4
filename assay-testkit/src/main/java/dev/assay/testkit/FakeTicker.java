package dev.assay.testkit;

import dev.assay.api.time.Ticker;
import java.time.Duration;
import java.time.Instant;

/// A clock that stands still until it is told to go on; safe for several threads.
public final class FakeTicker implements Ticker {
  private final Instant start;
  private long elapsedNanos;

  /// A clock that shows `start`.
  public FakeTicker(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized long nanoTime() {
    return elapsedNanos;
  }

  @Override
  public synchronized Instant now() {
    return start.plusNanos(elapsedNanos);
  }

  /// Lets time pass.
  public synchronized void advance(Duration duration) {
    elapsedNanos += duration.toNanos();
  }
}
