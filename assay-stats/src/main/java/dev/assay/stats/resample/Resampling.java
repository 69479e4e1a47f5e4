package dev.assay.stats.resample;

import dev.assay.stats.Arguments;

/// How much is resampled, from which seed and on how many threads; the threads never change a
/// result.
///
/// @param replicates the number of replicates
/// @param seed the seed; replicate `b` uses the stream of number `b`
/// @param threads the most threads to use
public record Resampling(int replicates, long seed, int threads) {
  /// The replicates of a studentized bootstrap by default: with 9,999 the limits of a 95 % interval
  /// are replicates of number 250 and 9,750, and their Monte Carlo error is about 1 % of the width.
  public static final int DEFAULT_REPLICATES = 9_999;

  /// The most replicates, whose values are kept in memory.
  public static final int MOST_REPLICATES = 100_000_000;

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if there is no replicate, more than
  ///   100 million, or no thread
  public Resampling {
    Arguments.require(
        replicates >= 1 && replicates <= MOST_REPLICATES,
        "replicates must lie between 1 and " + MOST_REPLICATES,
        replicates);
    Arguments.require(threads >= 1, "threads must be at least 1", threads);
  }

  /// The default number of replicates on all cores.
  public static Resampling seeded(long seed) {
    return new Resampling(DEFAULT_REPLICATES, seed, Runtime.getRuntime().availableProcessors());
  }

  /// The same with another number of replicates.
  public Resampling withReplicates(int number) {
    return new Resampling(number, seed, threads);
  }

  /// The same on another number of threads.
  public Resampling withThreads(int number) {
    return new Resampling(replicates, seed, number);
  }
}
