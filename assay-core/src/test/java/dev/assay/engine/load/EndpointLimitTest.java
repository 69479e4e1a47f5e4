package dev.assay.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EndpointLimitTest {
  private static final LoadPolicy POLICY =
      new LoadPolicy(
          1,
          2,
          Duration.ofSeconds(20),
          0,
          new Arrival.Closed(),
          new LoadPolicy.Limits(OptionalDouble.empty(), OptionalDouble.empty()),
          new LoadPolicy.Bill(Optional.empty(), OptionalDouble.empty(), OptionalLong.empty()));

  @Test
  void limit_ofConcurrency_growsWhenUsedAndShrinksOnceForEachEpisode() {
    AdaptiveLimit limit = new AdaptiveLimit();
    limit.join(32, 100);
    assertThat(limit.limit()).isEqualTo(32);
    for (int i = 0; i < 40; i++) {
      limit.succeeded(i, limit.limit());
    }
    assertThat(limit.limit()).isEqualTo(72);
    assertThat(limit.limited(40, 100)).isTrue();
    assertThat(limit.limited(50, 101)).isFalse();
    assertThat(limit.limit()).isEqualTo(57);

    limit.succeeded(60, 57);
    limit.succeeded(200, 3);
    assertThat(limit.limit()).as("an old answer, and a limit that was not used").isEqualTo(57);
    for (int i = 0; i < 58; i++) {
      limit.succeeded(200, 57);
    }
    assertThat(limit.limit()).isEqualTo(58);
  }

  @Test
  void endpoint_fullOfTheRequestsOfOne_wakesTheOtherWhenThereIsRoom() {
    EndpointLimit endpoint =
        new EndpointLimit(new LoadPolicy.Limits(OptionalDouble.empty(), OptionalDouble.empty()), 0);
    AtomicInteger woken = new AtomicInteger();
    EndpointLimit.Share one = endpoint.join(POLICY, () -> {});
    EndpointLimit.Share other = endpoint.join(POLICY, woken::incrementAndGet);
    for (int i = 0; i < 2; i++) {
      assertThat(one.take(10)).isPresent();
    }
    assertThat(one.take(10)).as("its own concurrency").isEmpty();
    assertThat(other.take(10)).as("the concurrency of another").isPresent();
    one.limited(11, 12, 12);
    assertThat(other.readyNanos(20)).isEqualTo(Long.MAX_VALUE);
    assertThat(other.take(20)).as("three are on their way, where now only three may be").isEmpty();

    assertThat(one.ended()).isEqualTo(3);
    assertThat(woken).hasValue(1);
    assertThat(other.take(20)).isPresent();
    one.leave();
    assertThat(other.take(20)).as("one has left, and the other may have two").isEmpty();
  }

  @Test
  void bucket_ofRequests_letsThroughAsManyAsItsRate() {
    TokenBucket bucket = new TokenBucket(600, 0);
    long now = 0;
    for (int i = 0; i < 110; i++) {
      now = bucket.readyNanos(1, now);
      bucket.take(1, now);
    }

    // Ten at once, then ten in a second.
    assertThat(now / 1e9).isBetween(9.9, 10.1);
  }
}
