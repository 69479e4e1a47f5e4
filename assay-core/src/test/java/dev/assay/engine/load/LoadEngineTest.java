package dev.assay.engine.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Conversation;
import dev.assay.api.generation.Price;
import dev.assay.api.model.Answer;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationSink;
import dev.assay.api.observation.Outcome;
import dev.assay.api.time.Ticker;
import dev.assay.engine.Deadline;
import dev.assay.testkit.FakeDataset;
import dev.assay.testkit.FakeGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LoadEngineTest {
  private static final Attempt.Failure BUSY =
      new Attempt.Failure(
          Attempt.Kind.RATE_LIMITED, "slow down", Optional.of(Duration.ofMillis(1)));

  private final List<Observation.Sample> samples = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger rendered = new AtomicInteger();
  private final List<Observation.Client> clients = new ArrayList<>();
  private final Set<String> finished = new HashSet<>();
  private long firstRows;
  private Spending spending = new Spending(OptionalDouble.empty());

  @Test
  void run_everyRowPromptAndRepetition_isAskedOnce() {
    FakeGenerator model =
        new FakeGenerator(
            (request, _) -> FakeGenerator.answer(request.conversation().transcript()));
    LoadResult result = run(model, 10, 2, policy(2, 4, 0));

    assertThat(result.stopped()).isEmpty();
    assertThat(result.outcomes()).containsExactly(Map.entry(Outcome.Kind.ANSWERED, 40L));
    assertThat(samples).extracting(Observation.Sample::key).doesNotHaveDuplicates();
    assertThat(samples).extracting(Observation.Sample::draw).containsOnly(0, 1, 2, 3);
    assertThat(samples)
        .filteredOn(sample -> sample.draw() == 2 && sample.item().row() == 7)
        .singleElement()
        .satisfies(sample -> {
          assertThat(sample.answer()).isEqualTo(new Answer.Text("prompt 1 of 7.0"));
          assertThat(sample.dialogue()).map(Dialogue::template).contains("p1");
        });
  }

  @Test
  void run_concurrency_isNeverExceeded() {
    FakeGenerator model =
        new FakeGenerator((_, _) -> {
          Thread.onSpinWait();
          return FakeGenerator.answer("a");
        });
    run(model, 500, 1, policy(1, 3, 0));

    assertThat(model.mostUnderWay()).isBetween(1, 3);
  }

  @Test
  void run_failureThatPasses_isSentAgainAndEveryAttemptIsKept() {
    FakeGenerator model =
        new FakeGenerator((_, number) ->
            number < 3
                ? new Attempt.Failure(Attempt.Kind.SERVER_ERROR, "no")
                : FakeGenerator.answer("a"));
    run(model, 1, 1, policy(1, 1, 2));

    assertThat(samples)
        .singleElement()
        .satisfies(sample -> {
          assertThat(sample.outcome().isAnswered()).isTrue();
          assertThat(sample.timing().attempts()).isEqualTo(3);
          assertThat(sample.dialogue().orElseThrow().exchanges())
              .extracting(Dialogue.Exchange::failure)
              .containsExactly("server_error", "server_error", "");
        });
  }

  @Test
  void run_failureThatStays_isAnOutcome() {
    FakeGenerator model =
        new FakeGenerator((request, _) ->
            request.conversation().transcript().endsWith("3.0")
                ? new Attempt.Failure(Attempt.Kind.INVALID_REQUEST, "too long")
                : FakeGenerator.answer("a"));
    LoadResult result = run(model, 5, 1, policy(1, 2, 5));

    assertThat(model.asked()).isEqualTo(5);
    assertThat(result.outcomes())
        .containsEntry(Outcome.Kind.ERROR, 1L)
        .containsEntry(Outcome.Kind.ANSWERED, 4L);
    assertThat(result.problem()).isEqualTo("too long");
  }

  @Test
  void run_endpointThatLetsNobodyIn_stopsAtOnce() {
    FakeGenerator model =
        new FakeGenerator((_, _) -> new Attempt.Failure(Attempt.Kind.UNAUTHORIZED, "wrong key"));
    LoadResult result = run(model, 1000, 1, policy(1, 2, 5));

    assertThat(result.stopped()).contains("wrong key");
    // While the first is collected, two are on their way, and one more than eight and two wait.
    assertThat(model.asked()).isLessThanOrEqualTo(1 + 2 + 8 + 2 + 1);
  }

  @Test
  void run_stormOf429s_endsWithEveryAnswer() {
    Map<String, Integer> asked = new ConcurrentHashMap<>();
    FakeGenerator model =
        new FakeGenerator((request, _) ->
            asked.merge(request.conversation().transcript(), 1, Integer::sum) < 3
                ? BUSY
                : FakeGenerator.answer("a"));
    LoadResult result = run(model, 12, 1, policy(1, 8, 1));

    assertThat(result.outcomes()).containsExactly(Map.entry(Outcome.Kind.ANSWERED, 12L));
  }

  @Test
  void run_anyTrial_recordsHowTheClientFared() {
    FakeGenerator model =
        new FakeGenerator((_, number) ->
            number == 1
                ? new Attempt.Failure(Attempt.Kind.SERVER_ERROR, "no")
                : FakeGenerator.answer("a"));
    run(model, 10, 1, policy(1, 2, 1));

    assertThat(clients)
        .singleElement()
        .satisfies(client -> {
          assertThat(client.flight().attempts()).isEqualTo(11);
          assertThat(client.flight().heldNanos())
              .isPositive()
              .isGreaterThanOrEqualTo(client.flight().tracedNanos());
          assertThat(client.clock().monotonicNanos()).isPositive();
          assertThat(client.processor().busiestNanos()).isPositive();
          assertThat(client.processor().busiest()).isNotEmpty();
        });

    run(model, 0, 1, policy(1, 2, 1));
    assertThat(clients).hasSize(1);
  }

  @Test
  void run_whatIsFinished_isNotAskedAgain() {
    FakeGenerator model = new FakeGenerator((_, _) -> FakeGenerator.answer("a"));
    run(model, 10, 1, policy(1, 2, 0));
    samples.stream().limit(6).map(Observation.Sample::key).forEach(finished::add);
    samples.clear();
    LoadResult result = run(model, 10, 1, policy(1, 2, 0));

    assertThat(result.outcomes()).containsExactly(Map.entry(Outcome.Kind.ANSWERED, 4L));
  }

  @Test
  void run_whatIsKnownToBeFinished_isNotEvenRendered() {
    FakeGenerator model = new FakeGenerator((_, _) -> FakeGenerator.answer("a"));
    firstRows = 6;
    LoadResult result = run(model, 10, 1, policy(2, 2, 0));

    assertThat(result.outcomes()).containsExactly(Map.entry(Outcome.Kind.ANSWERED, 8L));
    assertThat(rendered).hasValue(8);
  }

  @Test
  void run_budgetOfCost_isNeverPassed() {
    Price dollarForAToken = new Price(1e6, 1e6, 1e6);
    spending = new Spending(OptionalDouble.of(1000));
    LoadPolicy.Bill bill =
        new LoadPolicy.Bill(
            Optional.of(dollarForAToken), OptionalDouble.of(1000), OptionalLong.of(1));
    FakeGenerator model = new FakeGenerator((_, _) -> FakeGenerator.answer("a"));
    LoadResult result = run(model, 5000, 1, policy(1, 3, 0, new Arrival.Closed(), bill));

    // Each costs 2 dollars and is held to cost 82 until that is known: 17 bytes, 64 for what is
    // around
    // them and 1 for the answer. The run stops where nothing is on its way and spent + 82 passes
    // 1000: from 920 dollars on.
    assertThat(result.stopped()).contains("budget of cost");
    assertThat(spending.spentUsd().orElseThrow()).isBetween(920.0, 1000.0);
    assertThat(samples.getFirst().dialogue().orElseThrow().costUsd()).hasValue(2);
  }

  @Test
  void run_budgetWithoutRoomYet_readsNoFurtherQuestions() {
    Price dollarForAToken = new Price(1e6, 1e6, 1e6);
    spending = new Spending(OptionalDouble.of(170));
    LoadPolicy.Bill bill =
        new LoadPolicy.Bill(
            Optional.of(dollarForAToken), OptionalDouble.of(170), OptionalLong.of(1));
    CountDownLatch release = new CountDownLatch(1);
    FakeGenerator model =
        new FakeGenerator((_, _) -> {
          await(release);
          return FakeGenerator.answer("a");
        });
    AtomicInteger read = new AtomicInteger();
    Thread.ofVirtual()
        .start(() -> {
          sleep(300);
          read.set(rendered.get());
          release.countDown();
        });
    run(model, 5000, 1, policy(1, 3, 0, new Arrival.Closed(), bill));

    // Two are on their way, one waits for room, and one is read ahead.
    assertThat(read.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void run_openLoop_keepsTheIntendedTimesWhereThereIsNoRoom() {
    CountDownLatch release = new CountDownLatch(1);
    FakeGenerator model =
        new FakeGenerator((_, number) -> {
          if (number == 1) {
            await(release);
          } else {
            release.countDown();
          }
          return FakeGenerator.answer("a");
        });
    Thread.ofVirtual()
        .start(() -> {
          sleep(300);
          release.countDown();
        });
    Arrival open = new Arrival.Open(Arrival.Pattern.CONSTANT, 1000, 1000, Duration.ZERO, 1);
    run(model, 20, 1, policy(1, 1, 0, open, noBill()));

    List<Long> intended =
        samples.stream()
            .map(sample -> sample.dialogue().orElseThrow().exchanges().getFirst().intendedNanos())
            .toList();
    for (int i = 1; i < intended.size(); i++) {
      assertThat(intended.get(i) - intended.get(i - 1)).isEqualTo(1_000_000);
    }
  }

  @Test
  void run_sinkThatFails_endsTheRun() {
    FakeGenerator model = new FakeGenerator((_, _) -> FakeGenerator.answer("a"));

    assertThatThrownBy(() ->
            new LoadEngine(Ticker.system(), noDeadline(), spending)
                .run(
                    trial(
                        model,
                        10,
                        1,
                        policy(1, 2, 0),
                        _ -> {
                          throw AssayException.invalid("journal", "the disk is full", "make room");
                        }),
                    _ -> {}))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("the disk is full");
  }

  @Test
  void trials_ofOneEndpointAtOnce_shareItsConcurrencyAndItsRate() throws Exception {
    LoadEngine engine = new LoadEngine(Ticker.system(), noDeadline(), spending);
    FakeGenerator model = new FakeGenerator((_, _) -> FakeGenerator.answer("a"));
    LoadPolicy.Limits limits =
        new LoadPolicy.Limits(OptionalDouble.of(6000), OptionalDouble.empty());
    LoadPolicy policy =
        new LoadPolicy(
            1, 4, Duration.ofSeconds(20), 0, new Arrival.Closed(), limits, policy(1, 4, 0).bill());
    long start = Ticker.system().nanoTime();
    try (ExecutorService lanes = Executors.newFixedThreadPool(3)) {
      List<Future<LoadResult>> results = new ArrayList<>();
      for (int lane = 0; lane < 3; lane++) {
        results.add(
            lanes.submit(() -> engine.run(trial(model, 60, 1, policy, this::observe), _ -> {})));
      }
      for (Future<LoadResult> result : results) {
        assertThat(result.get().outcomes()).containsExactly(Map.entry(Outcome.Kind.ANSWERED, 60L));
      }
    }

    assertThat(model.mostUnderWay()).isLessThanOrEqualTo(12);
    // A hundred a second for all three together: a hundred at once, the other 80 take 0.8 s.
    assertThat(Ticker.system().nanoTime() - start).isGreaterThan(750_000_000L);
  }

  private LoadResult run(FakeGenerator model, int rows, int prompts, LoadPolicy policy) {
    return new LoadEngine(Ticker.system(), noDeadline(), spending)
        .run(trial(model, rows, prompts, policy, this::observe), _ -> {});
  }

  private void observe(Observation observation) {
    switch (observation) {
      case Observation.Sample sample -> samples.add(sample);
      case Observation.Client client -> clients.add(client);
      case Observation.ModelProcess process -> throw new AssertionError(process);
    }
  }

  private GenerationTrial trial(
      FakeGenerator model, int rows, int prompts, LoadPolicy policy, ObservationSink sink) {
    double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
    return new GenerationTrial(
        "model",
        model,
        new FakeDataset("data", numbers, numbers),
        IntStream.range(0, prompts)
            .mapToObj(number ->
                new Prompt(
                    "p" + number,
                    true,
                    row -> {
                      rendered.incrementAndGet();
                      return Conversation.asking(
                          "prompt " + number + " of " + row.text(0).orElse(""));
                    }))
            .toList(),
        42,
        policy,
        new GenerationTrial.Ledger(
            (row, prompt, repetition) -> row.number() + prompt + repetition,
            new GenerationTrial.Finished() {
              @Override
              public boolean contains(String key) {
                return finished.contains(key);
              }

              @Override
              public long from(int draw, long row) {
                return Math.max(0, firstRows - row);
              }
            },
            sink,
            AnswerCache.NONE));
  }

  private static LoadPolicy policy(int repetitions, int concurrency, int retries) {
    return policy(repetitions, concurrency, retries, new Arrival.Closed(), noBill());
  }

  private static LoadPolicy policy(
      int repetitions, int concurrency, int retries, Arrival arrival, LoadPolicy.Bill bill) {
    return new LoadPolicy(
        repetitions,
        concurrency,
        Duration.ofSeconds(20),
        retries,
        arrival,
        new LoadPolicy.Limits(OptionalDouble.empty(), OptionalDouble.empty()),
        bill);
  }

  private static LoadPolicy.Bill noBill() {
    return new LoadPolicy.Bill(Optional.empty(), OptionalDouble.empty(), OptionalLong.empty());
  }

  private static Deadline noDeadline() {
    return new Deadline(Ticker.system(), Optional.empty());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
