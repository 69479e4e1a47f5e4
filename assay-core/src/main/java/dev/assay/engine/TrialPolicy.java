package dev.assay.engine;

import java.time.Duration;

/// How a trial asks its model.
///
/// @param repetitions how often every row is asked, each time by a fresh process; at least 1
/// @param warmup how many passes over the rows each process makes first that are not counted
/// @param concurrency how many processes or connections answer at once; at least 1
/// @param batchSize how many rows one request carries; at least 1
/// @param timeout how long one request may take
/// @param retries how often a request that may yet succeed is sent again; 0 for never
/// @param timing how single calls are timed
public record TrialPolicy(
    int repetitions,
    int warmup,
    int concurrency,
    int batchSize,
    Duration timeout,
    int retries,
    CallTiming timing) {

  /// @throws IllegalArgumentException if a number is out of its range
  public TrialPolicy {
    if (repetitions < 1 || warmup < 0 || concurrency < 1 || batchSize < 1 || retries < 0) {
      throw new IllegalArgumentException(
          "repetitions, concurrency and batchSize must be at least 1, warmup and retries at least"
              + " 0: "
              + repetitions
              + ", "
              + warmup
              + ", "
              + concurrency
              + ", "
              + batchSize
              + ", "
              + retries);
    }
    if (timeout.isZero() || timeout.isNegative()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
  }

  /// How single calls are timed inside the worker.
  ///
  /// @param warmupCalls calls that are made first and not counted
  /// @param calls calls that are timed; 0 for none
  /// @param longest how long the timing of one kind of latency should take at most: a slow model is
  ///   called less often
  public record CallTiming(int warmupCalls, int calls, Duration longest) {}
}
