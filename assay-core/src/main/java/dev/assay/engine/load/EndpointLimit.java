package dev.assay.engine.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one endpoint may be burdened with, shared by everything that asks it at the time or later:
/// requests at once, requests and tokens per minute, and the pauses that it asked for. Safe for
/// several threads.
final class EndpointLimit {
  private static final int FIRST_IN_FLIGHT = 32;

  private final AdaptiveLimit concurrency = new AdaptiveLimit();
  private final Optional<TokenBucket> requests;
  private final Optional<TokenBucket> tokens;
  private final List<Share> shares = new ArrayList<>();
  private int inFlight;
  private long pausedUntilNanos;
  private double tokensSeen;
  private long answersSeen;

  /// A limit that begins now.
  EndpointLimit(LoadPolicy.Limits limits, long nowNanos) {
    this.pausedUntilNanos = nowNanos;
    this.requests = bucket(limits.requestsPerMinute(), nowNanos);
    this.tokens = bucket(limits.tokensPerMinute(), nowNanos);
  }

  private static Optional<TokenBucket> bucket(OptionalDouble perMinute, long nowNanos) {
    return perMinute.isPresent()
        ? Optional.of(new TokenBucket(perMinute.getAsDouble(), nowNanos))
        : Optional.empty();
  }

  /// The share of one more that asks the endpoint.
  ///
  /// @param roomier is called when there may be room again that another share has given back
  synchronized Share join(LoadPolicy policy, Runnable roomier) {
    // Who arrives by a schedule does not ask how the server feels.
    int first =
        switch (policy.arrival()) {
          case Arrival.Closed _ -> FIRST_IN_FLIGHT;
          case Arrival.Open _ -> policy.mostInFlight();
        };
    concurrency.join(first, policy.mostInFlight());
    Share share = new Share(policy.mostInFlight(), roomier);
    shares.add(share);
    return share;
  }

  private double expectedTokens() {
    return answersSeen == 0 ? 0 : tokensSeen / answersSeen;
  }

  /// What one trial may send to the endpoint.
  final class Share {
    private final int most;
    private final Runnable roomier;
    private int own;
    private boolean waits;

    private Share(int most, Runnable roomier) {
      this.most = most;
      this.roomier = roomier;
    }

    /// When the next request may be sent: now or earlier, at a known time, or, where only an answer
    /// makes room, `Long.MAX_VALUE`.
    long readyNanos(long nowNanos) {
      synchronized (EndpointLimit.this) {
        return ready(nowNanos);
      }
    }

    /// Takes room for a request that is sent now.
    ///
    /// @return the tokens that it is held to need until that is known; empty: there is no room
    OptionalDouble take(long nowNanos) {
      synchronized (EndpointLimit.this) {
        if (ready(nowNanos) > nowNanos) {
          return OptionalDouble.empty();
        }
        inFlight++;
        own++;
        requests.ifPresent(bucket -> bucket.take(1, nowNanos));
        double expected = expectedTokens();
        tokens.ifPresent(bucket -> bucket.take(expected, nowNanos));
        return OptionalDouble.of(expected);
      }
    }

    /// Gives room back that was taken for a request which is not sent after all.
    void giveBack(double held) {
      synchronized (EndpointLimit.this) {
        requests.ifPresent(bucket -> bucket.giveBack(1));
        tokens.ifPresent(bucket -> bucket.giveBack(held));
      }
      int _ = ended();
    }

    /// Notes that a request is no longer on its way.
    ///
    /// @return how many were on their way to the endpoint with it
    int ended() {
      List<Share> others = List.of();
      int before;
      synchronized (EndpointLimit.this) {
        before = inFlight--;
        own--;
        if (shares.size() > 1) {
          others = shares.stream().filter(share -> share.waits && share != this).toList();
          others.forEach(share -> share.waits = false);
        }
      }
      others.forEach(share -> share.roomier.run());
      return before;
    }

    /// Notes an answer.
    void answered(long sentNanos, int inFlightThen, double held, double used) {
      synchronized (EndpointLimit.this) {
        concurrency.succeeded(sentNanos, inFlightThen);
        tokensSeen += used;
        answersSeen++;
        tokens.ifPresent(bucket -> bucket.giveBack(held - used));
      }
    }

    /// Notes a failure that used no tokens.
    void failed(double held) {
      synchronized (EndpointLimit.this) {
        tokens.ifPresent(bucket -> bucket.giveBack(held));
      }
    }

    /// Notes that the server asked for fewer requests, and to be left alone until then.
    void limited(long sentNanos, long nowNanos, long untilNanos) {
      synchronized (EndpointLimit.this) {
        boolean _ = concurrency.limited(sentNanos, nowNanos);
        pausedUntilNanos = Math.max(pausedUntilNanos, untilNanos);
      }
    }

    /// Nothing more is sent.
    void leave() {
      synchronized (EndpointLimit.this) {
        concurrency.leave(most);
        shares.remove(this);
      }
    }

    private long ready(long nowNanos) {
      if (own >= most) {
        return Long.MAX_VALUE;
      }
      if (inFlight >= concurrency.limit()) {
        waits = true;
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
  }
}
