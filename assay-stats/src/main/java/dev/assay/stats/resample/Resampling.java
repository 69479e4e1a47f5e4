package dev.assay.stats.resample;

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

  /// @throws IllegalArgumentException if there is no replicate or no thread
  public Resampling {
    if (replicates < 1) {
      throw new IllegalArgumentException("replicates must be at least 1: " + replicates);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
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
