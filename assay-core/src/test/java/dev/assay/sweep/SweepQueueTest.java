package dev.assay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.Kind;
import dev.assay.api.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What runs next, and what it says of the time that is left, by a clock that stands still.
class SweepQueueTest {
  private final AtomicLong now = new AtomicLong();

  private final Ticker ticker =
      new Ticker() {
        @Override
        public long nanoTime() {
          return now.get();
        }

        @Override
        public Instant now() {
          return Instant.EPOCH.plusNanos(now.get());
        }
      };

  @Test
  void ended_machineThatStaysBroken_isTriedTwiceMoreAfterGrowingPauses() {
    SweepQueue queue = queue(1, Optional.empty(), trials("a", 1));
    Duration first = fail(queue).orElseThrow();
    assertThat(first).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1250));
    assertThat(queue.next()).isEmpty();

    now.addAndGet(first.toNanos());
    Duration second = fail(queue).orElseThrow();
    assertThat(second).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));

    now.addAndGet(second.toNanos());
    assertThat(fail(queue)).isEmpty();
    assertThat(queue.exhausted()).isTrue();
    assertThat(queue.progress().settled()).isEqualTo(1);
  }

  @Test
  void progress_severalConfigurations_countsEachByItsOwnMedian() {
    List<Sweep.Pending> trials = trials("fast", 4);
    trials.addAll(trials("slow", 3));
    SweepQueue queue = queue(2, Optional.empty(), trials);
    assertThat(queue.progress().left()).isEmpty();

    for (double seconds : new double[] {1, 9, 2}) {
      finish(queue, seconds);
    }
    // One fast trial is left, and of the slow ones nothing is known: 4 x 2 s (the median) in 2
    // slots.
    assertThat(queue.progress().left()).hasValue(Duration.ofSeconds(4));

    finish(queue, 2);
    finish(queue, 60);
    finish(queue, 100);
    assertThat(queue.progress().left()).hasValue(Duration.ofSeconds(40));

    finish(queue, 60);
    assertThat(queue.progress().left()).isEmpty();
  }

  @Test
  void next_budgetThatTheNextTrialWouldPass_endsTheQueue() {
    List<Sweep.Pending> trials = trials("a", 3);
    SweepQueue queue = queue(1, Optional.of(Duration.ofSeconds(100)), trials);
    finish(queue, 60);
    now.addAndGet(Duration.ofSeconds(39).toNanos());
    finish(queue, 60);
    now.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(queue.next()).isEmpty();
    assertThat(queue.closed()).isTrue();
  }

  @Test
  void next_trialsOfEarlierProcesses_areLearnedFrom() {
    AttemptRecord earlier = record(trials("a", 1).getFirst().trial(), 1, Kind.FINISHED, 30);
    SweepQueue queue =
        new SweepQueue(
            terms(1, Optional.empty()),
            ticker,
            new Sweep.Plan(2, trials("a", 1), Map.of(), List.of(earlier)));

    assertThat(queue.progress().left()).hasValue(Duration.ofSeconds(30));
  }

  private Optional<Duration> fail(SweepQueue queue) {
    SweepQueue.Entry entry = queue.next().orElseThrow();
    return queue.ended(entry, record(entry.trial(), entry.number(), Kind.INFRASTRUCTURE, 1));
  }

  private void finish(SweepQueue queue, double seconds) {
    SweepQueue.Entry entry = queue.next().orElseThrow();
    queue.ended(entry, record(entry.trial(), entry.number(), Kind.FINISHED, seconds));
  }

  private SweepQueue queue(int slots, Optional<Duration> budget, List<Sweep.Pending> trials) {
    return new SweepQueue(
        terms(slots, budget), ticker, new Sweep.Plan(trials.size(), trials, Map.of(), List.of()));
  }

  private static SweepTerms terms(int slots, Optional<Duration> budget) {
    List<List<String>> places = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      places.add(List.of());
    }
    return new SweepTerms(
        places,
        Duration.ofDays(1),
        2,
        budget,
        1 << 20,
        new SweepTerms.Reports(List.of(), Optional.empty()));
  }

  private static List<Sweep.Pending> trials(String configuration, int seeds) {
    List<Sweep.Pending> trials = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      AttemptRecord.Trial trial =
          new AttemptRecord.Trial(configuration + seed, configuration, "data", seed);
      trials.add(
          new Sweep.Pending(
              trial,
              () -> {
                throw new IllegalStateException("nothing is launched here");
              }));
    }
    return trials;
  }

  private static AttemptRecord record(
      AttemptRecord.Trial trial, int number, Kind kind, double seconds) {
    return new AttemptRecord(
        trial,
        number,
        Instant.EPOCH,
        seconds,
        new AttemptRecord.End(kind, OptionalInt.empty(), ""),
        new TreeMap<>());
  }
}
