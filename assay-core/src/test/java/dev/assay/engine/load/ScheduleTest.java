package dev.assay.engine.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  @Test
  void schedule_ofEqualSeeds_isEqualAndHasTheRate() {
    for (Arrival.Pattern pattern : Arrival.Pattern.values()) {
      Arrival.Open open = new Arrival.Open(pattern, 50, 50, Duration.ZERO, 0.5);
      Schedule one = Schedule.of(open, 20_000, 7);
      Schedule other = Schedule.of(open, 20_000, 7);

      assertThat(one.nanos(19_999)).isEqualTo(other.nanos(19_999));
      assertThat(one.nanos(19_999) / 1e9).isBetween(380.0, 420.0);
    }
  }

  @Test
  void schedule_withARamp_startsSlowly() {
    Arrival.Open ramp =
        new Arrival.Open(Arrival.Pattern.CONSTANT, 100, 10, Duration.ofSeconds(10), 1);
    Schedule schedule = Schedule.of(ramp, 1000, 1);

    assertThat(schedule.nanos(0)).isEqualTo(100_000_000);
    assertThat(schedule.nanos(999) - schedule.nanos(998)).isEqualTo(10_000_000);
    // The mean rate of the ramp is 55 per second.
    assertThat(IntStream.range(0, 1000).filter(i -> schedule.nanos(i) < 10e9).count())
        .isBetween(500L, 560L);
  }
}
