package dev.assay.engine.load;

import dev.assay.api.generation.Attempt;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Decides whether and when a question is sent again: with a growing pause whose second half is
/// chance, never before the server allows it, never more often than the policy says, and never
/// later than a deadline.
final class Again {
  private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(500).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(60).toNanos();
  private static final int MOST_LIMITED = 50;
  // Beyond every attempt's own time, a question waits no longer than this for its turn to come
  // again.
  private static final long PATIENCE_NANOS = Duration.ofMinutes(10).toNanos();

  private final LoadPolicy policy;
  private final long seed;

  Again(LoadPolicy policy, long seed) {
    this.policy = policy;
    this.seed = seed;
  }

  /// When to send the question again; empty: never.
  ///
  /// @param question the question with the attempt that failed
  OptionalLong nanos(Question question, Attempt.Failure failure, long nowNanos) {
    if (!failure.kind().retryable() || isUsedUp(question)) {
      return OptionalLong.empty();
    }
    int attempts = question.exchanges().size();
    boolean isLimit = failure.kind() == Attempt.Kind.RATE_LIMITED;
    int alike = isLimit ? limited(question) : attempts - limited(question);
    long asked = failure.retryAfter().map(Duration::toNanos).orElse(0L);
    long at = nowNanos + Math.max(asked, pause(question, alike));
    long deadline =
        question.firstIntendedNanos() + attempts * policy.timeout().toNanos() + PATIENCE_NANOS;
    return at > deadline ? OptionalLong.empty() : OptionalLong.of(at);
  }

  // A server that asks for fewer requests did not fail: while the limit of requests is being
  // learnt,
  // many questions hear so several times.
  private boolean isUsedUp(Question question) {
    int limited = limited(question);
    int failed = question.exchanges().size() - limited;
    return policy.retries() == 0 || failed > policy.retries() || limited > MOST_LIMITED;
  }

  private static int limited(Question question) {
    return (int)
        question.exchanges().stream()
            .filter(exchange -> exchange.failure().equals(Attempt.Kind.RATE_LIMITED.key()))
            .count();
  }

  private long pause(Question question, int attempts) {
    long pause = Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(attempts - 1, 20));
    long stream = seed ^ question.key().hashCode() * 0x9E3779B97F4A7C15L ^ attempts;
    return (long) (pause * (0.5 + 0.5 * new SplittableRandom(stream).nextDouble()));
  }
}
