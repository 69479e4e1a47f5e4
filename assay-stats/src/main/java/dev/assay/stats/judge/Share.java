package dev.assay.stats.judge;

import dev.assay.stats.Arguments;

/// A count of hits among trials.
///
/// @param hits how many trials hit
/// @param trials how many trials there were, at least one
public record Share(long hits, long trials) {

  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT without trials, INVALID_ARGUMENT if hits
  ///   or trials are negative or there are more hits than trials
  public Share {
    Arguments.require(trials >= 0, "trials must not be negative", trials);
    Arguments.atLeast("trials", 1, (int) Math.min(trials, Integer.MAX_VALUE));
    Arguments.require(
        hits >= 0 && hits <= trials, "hits must lie between 0 and the trials " + trials, hits);
  }

  /// The share of hits, in [0, 1].
  public double rate() {
    return (double) hits / trials;
  }
}
