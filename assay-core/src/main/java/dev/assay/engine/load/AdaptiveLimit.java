package dev.assay.engine.load;

/// How many requests may be on their way at once, learnt from the endpoint.
///
/// It may begin low, and grows by one with each success (so that it doubles with each round), until
/// the server first asks for fewer. Each episode of 429s takes a fifth away; from then on a whole
/// round of successes adds one. Requests that were sent before a cut say nothing about the limit
/// after it, and a limit that was not used is not raised. Errors of the server (5xx) do not lower
/// it. Not for several threads at once.
final class AdaptiveLimit {
  private static final double CUT = 0.8;
  private static final double USED = 0.8;

  private int most;
  private double limit;
  private boolean slowStart = true;
  private long cutNanos = Long.MIN_VALUE;

  /// Somebody more asks the endpoint.
  ///
  /// @param first the limit that they begin with; what was learnt already stays as it is
  /// @param further the most requests that they have on their way
  void join(int first, int further) {
    most += further;
    if (slowStart) {
      limit = Math.min(most, limit + Math.min(first, further));
    }
  }

  /// Somebody asks the endpoint no more.
  void leave(int fewer) {
    most -= fewer;
  }

  /// How many requests may be on their way.
  int limit() {
    return (int) Math.min(most, limit);
  }

  /// An attempt was answered.
  ///
  /// @param sentNanos when it was sent
  /// @param inFlight how many were on their way then
  void succeeded(long sentNanos, int inFlight) {
    if (sentNanos > cutNanos && inFlight >= USED * limit()) {
      limit = Math.min(most, limit + (slowStart ? 1 : 1 / limit));
    }
  }

  /// The server asked for fewer requests.
  ///
  /// @param sentNanos when the attempt that it answered so was sent
  /// @return whether a new episode begins with it
  boolean limited(long sentNanos, long nowNanos) {
    if (sentNanos <= cutNanos) {
      return false;
    }
    slowStart = false;
    cutNanos = nowNanos;
    limit = Math.max(1, Math.floor(limit() * CUT));
    return true;
  }
}
