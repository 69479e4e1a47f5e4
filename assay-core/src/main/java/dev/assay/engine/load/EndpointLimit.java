package dev.assay.engine.load;

import java.util.Optional;

/// What one endpoint may be burdened with, shared by everything that asks it: requests at once,
/// requests and tokens per minute, and the pauses that it asked for. Safe for several threads.
public final class EndpointLimit {
  private static final int FIRST_IN_FLIGHT = 32;

  private final AdaptiveLimit concurrency;
  private final Optional<TokenBucket> requests;
  private final Optional<TokenBucket> tokens;
  private int inFlight;
  private long pausedUntilNanos;
  private double tokensSeen;
  private long answersSeen;

  /// A limit that begins now.
  public EndpointLimit(LoadPolicy policy, long nowNanos) {
    LoadPolicy.Limits limits = policy.limits();
    // Who arrives by a schedule does not ask how the server feels.
    int first =
        switch (policy.arrival()) {
          case Arrival.Closed _ -> FIRST_IN_FLIGHT;
          case Arrival.Open _ -> policy.mostInFlight();
        };
    this.concurrency = new AdaptiveLimit(first, policy.mostInFlight());
    this.pausedUntilNanos = nowNanos;
    this.requests =
        limits.requestsPerMinute().isPresent()
            ? Optional.of(new TokenBucket(limits.requestsPerMinute().getAsDouble(), nowNanos))
            : Optional.empty();
    this.tokens =
        limits.tokensPerMinute().isPresent()
            ? Optional.of(new TokenBucket(limits.tokensPerMinute().getAsDouble(), nowNanos))
            : Optional.empty();
  }

  /// When the next request may be sent: now or earlier, at a known time, or, where only an answer
  /// makes room, `Long.MAX_VALUE`.
  synchronized long readyNanos(long nowNanos) {
    if (inFlight >= concurrency.limit()) {
      return Long.MAX_VALUE;
    }
    long ready = pausedUntilNanos;
    if (requests.isPresent()) {
      ready = Math.max(ready, requests.get().readyNanos(1, nowNanos));
    }
    if (tokens.isPresent()) {
      ready = Math.max(ready, tokens.get().readyNanos(expectedTokens(), nowNanos));
    }
    return ready;
  }

  /// Notes that a request is sent.
  ///
  /// @return the tokens that it is held to need until that is known
  synchronized double sent(long nowNanos) {
    inFlight++;
    requests.ifPresent(bucket -> bucket.take(1, nowNanos));
    double expected = expectedTokens();
    tokens.ifPresent(bucket -> bucket.take(expected, nowNanos));
    return expected;
  }

  /// Notes that a request is no longer on its way.
  ///
  /// @return how many were on their way with it
  synchronized int ended() {
    return inFlight--;
  }

  /// Notes an answer.
  synchronized void answered(long sentNanos, int inFlightThen, double held, double used) {
    concurrency.succeeded(sentNanos, inFlightThen);
    tokensSeen += used;
    answersSeen++;
    tokens.ifPresent(bucket -> bucket.giveBack(held - used));
  }

  /// Notes a failure that used no tokens.
  synchronized void failed(double held) {
    tokens.ifPresent(bucket -> bucket.giveBack(held));
  }

  /// Notes that the server asked for fewer requests, and to be left alone until then.
  synchronized void limited(long sentNanos, long nowNanos, long untilNanos) {
    boolean _ = concurrency.limited(sentNanos, nowNanos);
    pausedUntilNanos = Math.max(pausedUntilNanos, untilNanos);
  }

  private double expectedTokens() {
    return answersSeen == 0 ? 0 : tokensSeen / answersSeen;
  }
}
