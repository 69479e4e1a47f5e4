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
/// @param cache whether answers may come out of the cache
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
    Cache cache,
    Measure measure) {

  /// When requests are sent.
  ///
  /// @param arrival `closed`, `constant`, `poisson` or `gamma`
  /// @param rate arrivals in a second, where the loop is open
  /// @param fromRate arrivals in a second at the beginning of the ramp
  /// @param ramp how long the rate takes to get from there to `rate`
  /// @param burstiness of gamma arrivals: 1 is Poisson, less is burstier
  /// @param limits what the endpoint may be burdened with
  public record Load(
      String arrival,
      OptionalDouble rate,
      OptionalDouble fromRate,
      Optional<Duration> ramp,
      double burstiness,
      Limits limits) {

    /// Whether questions come by a schedule, whatever the server does.
    public boolean isOpen() {
      return !arrival.equals("closed");
    }
  }

  /// What an endpoint may be burdened with.
  ///
  /// @param maxInFlight requests on their way at once, where the loop is open
  /// @param requestsPerMinute requests in a minute
  /// @param tokensPerMinute tokens of questions and answers in a minute
  public record Limits(
      int maxInFlight, OptionalDouble requestsPerMinute, OptionalDouble tokensPerMinute) {}

  /// Where the run stops.
  ///
  /// @param wallClock the longest that it may take
  /// @param costUsd the most that it may cost
  public record Budget(Optional<Duration> wallClock, OptionalDouble costUsd) {}

  /// Whether answers of language models may come out of the cache.
  ///
  /// @param use whether they may
  /// @param maxMib the size above which the answers that were used longest ago are thrown away
  public record Cache(boolean use, int maxMib) {}

  /// How single calls are timed inside a worker.
  ///
  /// @param calls timed calls for each kind of latency; 0 for none
  /// @param warmupCalls calls before them that are not counted
  /// @param longest how long they may take together
  public record Measure(int calls, int warmupCalls, Duration longest) {}
}
