package dev.assay.api.time;

import java.time.Instant;

/// The clocks of the machine.
record SystemTicker() implements Ticker {
  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
