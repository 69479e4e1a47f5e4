package dev.assay.engine.load;

import java.util.concurrent.atomic.AtomicReference;

/// Why a trial asks nothing more before its questions are used up, if it does. Safe for several
/// threads.
final class Stop {
  private final AtomicReference<String> reason = new AtomicReference<>("");

  /// Stops the trial; the first reason counts.
  void because(String why) {
    reason.compareAndSet("", why);
  }

  boolean isStopped() {
    return !reason.get().isEmpty();
  }

  /// The reason; empty where there is none.
  String reason() {
    return reason.get();
  }
}
