package dev.assay.api.time;

import java.time.Instant;

/// The only source of time: a monotonic clock for durations and a wall clock for dates.
public interface Ticker {

  /// The monotonic time in nanoseconds; only differences mean something.
  long nanoTime();

  /// The wall clock.
  Instant now();

  /// The clocks of the machine.
  static Ticker system() {
    return new SystemTicker();
  }
}
