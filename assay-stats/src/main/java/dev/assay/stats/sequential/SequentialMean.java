package dev.assay.stats.sequential;

import dev.assay.stats.Interval;

/// A mean watched one observation after another, with an interval and an e-value that hold at every
/// look.
///
/// The intervals of all times together contain the mean with at least the stated level. An e-value
/// at least `1 / alpha`, at whatever time, rejects at level `alpha`; e-values of independent
/// streams multiply. A paired comparison is the stream of differences, tested against 0. An object
/// belongs to one thread.
public sealed interface SequentialMean
    permits BettingMean, EmpiricalBernsteinMean, NormalMixtureMean, PluginMean {

  /// Takes the next observation.
  ///
  /// @throws dev.assay.stats.RefusedException NAN_INPUT if it is not finite, INVALID_ARGUMENT if it
  ///   is outside of the range of a bounded mean
  void add(double x);

  /// The number of observations so far.
  long count();

  /// The mean of the observations with the confidence sequence's interval at this time.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT before the first observation
  Interval interval();

  /// The logarithm of the e-value against the hypothesis that the mean is `mean`.
  ///
  /// @throws dev.assay.stats.RefusedException NAN_INPUT or INVALID_ARGUMENT for a mean that is not
  ///   finite or outside of the range
  double logEValue(double mean);

  /// The limits after each of the observations.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, or as {@link #add}
  default ConfidenceSequence follow(double[] x) {
    return ConfidenceSequence.of(this, x);
  }
}
