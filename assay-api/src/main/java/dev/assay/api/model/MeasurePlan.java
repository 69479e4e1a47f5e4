package dev.assay.api.model;

import java.time.Duration;

/// How calls are timed inside a worker.
///
/// @param kind what is timed
/// @param warmupCalls calls that are made first and not counted, at least; a worker adds what its
///   own runtime needs to settle, unless there are to be none
/// @param calls calls that are timed, one row each; call `i` takes row `i mod rows`
/// @param timeout how long all of them together may take
public record MeasurePlan(LatencyKind kind, int warmupCalls, int calls, Duration timeout) {

  /// @throws IllegalArgumentException if there is no call, or a negative warm-up
  public MeasurePlan {
    if (calls < 1 || warmupCalls < 0) {
      throw new IllegalArgumentException(
          "a measurement needs at least one call and no negative warm-up: "
              + calls
              + ", "
              + warmupCalls);
    }
  }
}
