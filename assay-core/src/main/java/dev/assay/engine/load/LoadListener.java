package dev.assay.engine.load;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// Hears how a trial gets on; called from the engine's threads.
@FunctionalInterface
public interface LoadListener {

  /// A sample is done, or samples of an earlier run were passed over.
  void advanced(Figures figures);

  /// How a trial gets on.
  ///
  /// @param done how many samples are done, those of an earlier run included
  /// @param samples how many there are
  /// @param perSecond samples in a second, so far
  /// @param p50Nanos the median latency from the intended start; NaN: not known
  /// @param p95Nanos the 95th percentile of it; NaN: not known
  /// @param errors how many samples ended in an error or a timeout
  /// @param costUsd what was spent; empty: not known
  /// @param left the time that the rest will take; empty: not known
  record Figures(
      long done,
      long samples,
      double perSecond,
      double p50Nanos,
      double p95Nanos,
      long errors,
      OptionalDouble costUsd,
      Optional<Duration> left) {}
}
