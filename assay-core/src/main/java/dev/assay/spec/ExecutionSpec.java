package dev.assay.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// How the models are asked.
///
/// @param concurrency requests at once for each model
/// @param repetitions how often every row is asked, each time by a fresh process
/// @param warmup passes over the rows that each process makes first and that are not counted
/// @param batchSize rows in one request, where it is not timed
/// @param timeout how long one request may take
/// @param maxFailureRate the share of samples that may fail
/// @param retries how often a request that may yet succeed is sent again
/// @param parallelModels whether models run at once
/// @param load when requests are sent
/// @param budget where the run stops
/// @param measure how single calls are timed inside a worker
public record ExecutionSpec(
    int concurrency,
    int repetitions,
    int warmup,
    int batchSize,
    Duration timeout,
    double maxFailureRate,
    int retries,
    boolean parallelModels,
    Load load,
    Budget budget,
    Measure measure) {

  /// When requests are sent.
  ///
  /// @param arrival `closed`, `constant`, `poisson` or `gamma`
  /// @param rate arrivals in a second, where the loop is open
  public record Load(String arrival, OptionalDouble rate) {}

  /// Where the run stops.
  ///
  /// @param wallClock the longest that it may take
  /// @param costUsd the most that it may cost
  public record Budget(Optional<Duration> wallClock, OptionalDouble costUsd) {}

  /// How single calls are timed inside a worker.
  ///
  /// @param calls timed calls for each kind of latency; 0 for none
  /// @param warmupCalls calls before them that are not counted
  /// @param longest how long they may take together
  public record Measure(int calls, int warmupCalls, Duration longest) {}
}
