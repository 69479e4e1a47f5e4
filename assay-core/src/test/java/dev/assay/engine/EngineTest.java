package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.data.Row;
import dev.assay.api.model.Answer;
import dev.assay.api.model.Failure;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.MeasurePlan;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Predictions;
import dev.assay.api.model.Reply;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import dev.assay.testkit.FakeDataset;
import dev.assay.testkit.FakeModelProvider;
import dev.assay.testkit.FakeTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EngineTest {
  private static final Failure DIED = new Failure(Failure.Kind.WORKER_DIED, "it died");
  private static final Failure WRONG = new Failure(Failure.Kind.MODEL_ERROR, "it is wrong");

  private final FakeTicker ticker = new FakeTicker(Instant.EPOCH);
  private final List<Observation> observed = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> finished = new HashSet<>();
  private Optional<Duration> budget = Optional.empty();
  private boolean measured;

  @Test
  void run_modelThatAnswers_observesEachRowInEachDraw() {
    FakeModelProvider provider = FakeModelProvider.echo();

    TrialResult result = run(provider, rows(10), policy(3, 1, 4));

    assertThat(result.complete()).isTrue();
    assertThat(result.outcomes()).containsExactly(Map.entry(Outcome.Kind.ANSWERED, 30L));
    assertThat(samples()).extracting(Observation.Sample::draw).containsOnly(0, 1, 2);
    assertThat(samples())
        .allSatisfy(
            sample -> assertThat(sample.answer()).isEqualTo(new Answer.Value(sample.item().row())));
    assertThat(provider.opened()).as("a fresh process for each draw").isEqualTo(3);
    assertThat(provider.closed()).isEqualTo(3);
  }

  @Test
  void run_eachDraw_recordsItsProcessWithBothKindsOfLatency() {
    run(FakeModelProvider.echo(), rows(5), policy(2, 1, 64));

    List<Observation.ModelProcess> processes = processes();
    assertThat(processes).extracting(Observation.ModelProcess::draw).containsExactly(0, 1);
    assertThat(processes.getFirst().latencies().get(LatencyKind.ENGINE))
        .isNotNull()
        .satisfies(engine -> {
          assertThat(engine.nanos()).hasSize(40).containsOnly(1_000);
          assertThat(engine.rows()).containsExactly(0, 1, 2, 3, 4);
          assertThat(engine.firstCallNanos()).isEqualTo(9_000);
        });
    assertThat(processes.getFirst().latencies()).containsKey(LatencyKind.APPLICATION);
  }

  @Test
  void run_warmup_asksAllRowsInEachProcessWithoutCountingThem() {
    FakeModelProvider provider = FakeModelProvider.echo();
    TrialPolicy warm =
        new TrialPolicy(
            2,
            3,
            1,
            4,
            Duration.ofSeconds(1),
            0,
            new TrialPolicy.CallTiming(0, 0, Duration.ofSeconds(1)));

    run(provider, rows(10), warm);

    assertThat(samples()).hasSize(20);
    assertThat(provider.asked())
        .as("three batches in each of four passes and two processes")
        .isEqualTo(24);
  }

  @Test
  void run_modelThatDiesOnce_isOpenedAgainAndAsksAgain() {
    AtomicInteger calls = new AtomicInteger();
    FakeModelProvider provider =
        new FakeModelProvider(rows ->
            calls.getAndIncrement() == 0
                ? new Reply.Failed<>(DIED)
                : FakeModelProvider.echoed(rows));

    TrialResult result = run(provider, rows(6), policy(1, 1, 3));

    assertThat(result.outcomes()).containsExactly(Map.entry(Outcome.Kind.ANSWERED, 6L));
    assertThat(provider.opened()).isEqualTo(2);
    assertThat(samples().getFirst().timing().attempts()).isEqualTo(2);
  }

  @Test
  void run_oneRowThatTheModelRefuses_failsThatRowAlone() {
    FakeModelProvider provider = failingAt(4, WRONG);

    TrialResult result = run(provider, rows(8), policy(1, 1, 8));

    assertThat(result.outcomes())
        .containsOnly(Map.entry(Outcome.Kind.ANSWERED, 7L), Map.entry(Outcome.Kind.ERROR, 1L));
    Observation.Sample failed = sample(4);
    assertThat(failed.outcome().detail()).isEqualTo("model_error");
    assertThat(failed.answer()).isEqualTo(new Answer.None());
    assertThat(result.problem()).isEqualTo("it is wrong");
  }

  @Test
  void run_oneRowThatKillsTheModel_failsThatRowAlone() {
    TrialResult result = run(failingAt(2, DIED), rows(6), policy(1, 1, 6));

    assertThat(result.outcomes())
        .containsOnly(Map.entry(Outcome.Kind.ANSWERED, 5L), Map.entry(Outcome.Kind.ERROR, 1L));
    assertThat(sample(2).outcome().detail()).isEqualTo("worker_died");
    assertThat(sample(2).timing().attempts()).isEqualTo(2);
  }

  @Test
  void run_modelThatAlwaysTimesOut_isGivenUpAndEveryRowIsATimeout() {
    Failure late = new Failure(Failure.Kind.TIMEOUT, "no answer in 1 s");
    FakeModelProvider provider = new FakeModelProvider(rows -> new Reply.Failed<>(late));

    TrialResult result = run(provider, rows(500), policy(1, 1, 10));

    assertThat(result.outcomes()).containsExactly(Map.entry(Outcome.Kind.TIMEOUT, 500L));
    assertThat(provider.asked()).as("timeouts that are waited for").isLessThan(10);
  }

  @Test
  void run_answerThatIsNoNumber_isAnErrorAndMissingTargetIsUnscored() {
    FakeModelProvider provider =
        new FakeModelProvider(rows -> {
          List<Answer> answers = new ArrayList<>();
          rows.forEach(
              row -> answers.add(new Answer.Value(row.number() == 1 ? Double.NaN : row.number(0))));
          return new Reply.Answered<>(new Predictions(answers, 1));
        });
    double[] targets = {0, 1, Double.NaN};
    FakeDataset dataset = new FakeDataset("data", new double[] {0, 1, 2}, targets);

    TrialResult result = run(provider, dataset, policy(1, 1, 8));

    assertThat(sample(1).outcome().detail()).isEqualTo("not_a_number");
    assertThat(sample(2).outcome().kind()).isEqualTo(Outcome.Kind.UNSCORED);
    assertThat(result.outcomes()).containsEntry(Outcome.Kind.ANSWERED, 1L);
  }

  @Test
  void run_answersThatAreTooFew_areMalformed() {
    FakeModelProvider provider =
        new FakeModelProvider(
            _ -> new Reply.Answered<>(new Predictions(List.of(new Answer.Value(1)), 1)));

    run(provider, rows(2), policy(1, 1, 2));

    // Asked one by one, the single answer fits each row.
    assertThat(samples()).allMatch(sample -> sample.outcome().isAnswered());
    assertThat(provider.asked()).isEqualTo(3);
  }

  @Test
  void run_finishedSamples_areNotAskedAgain() {
    IntStream.range(0, 7).forEach(row -> finished.add(row + "/0"));
    FakeModelProvider provider = FakeModelProvider.echo();

    run(provider, rows(10), policy(1, 1, 64));

    assertThat(samples()).extracting(sample -> sample.item().row()).containsExactly(7L, 8L, 9L);
  }

  @Test
  void run_atAnyConcurrency_observesTheSame() {
    run(FakeModelProvider.echo(), rows(200), policy(2, 1, 7));
    List<Observation.Sample> alone = sorted();
    observed.clear();

    run(FakeModelProvider.echo(), rows(200), policy(2, 8, 7));

    assertThat(sorted()).isEqualTo(alone);
  }

  @Test
  void run_budgetThatEnds_stopsBeforeItIsPassed() {
    budget = Optional.of(Duration.ofSeconds(10));
    FakeModelProvider provider =
        new FakeModelProvider(rows -> {
          ticker.advance(Duration.ofSeconds(3));
          return FakeModelProvider.echoed(rows);
        });

    TrialResult result = run(provider, rows(100), policy(1, 1, 1));

    assertThat(result.complete()).isFalse();
    assertThat(samples()).hasSize(3);
    assertThat(ticker.nanoTime()).isLessThanOrEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void run_budgetThatTimingWouldPass_timesLess() {
    budget = Optional.of(Duration.ofSeconds(1));
    List<MeasurePlan> plans = new ArrayList<>();
    FakeModelProvider provider =
        new FakeModelProvider(
            FakeModelProvider::echoed,
            plan -> {
              plans.add(plan);
              ticker.advance(Duration.ofNanos(1_000L * (plan.warmupCalls() + plan.calls())));
            });

    TrialResult result = run(provider, rows(3), timing(1_000_000_000, Duration.ofHours(1)));

    assertThat(result.complete()).isTrue();
    assertThat(plans).hasSize(3);
    assertThat(ticker.nanoTime()).isLessThan(Duration.ofSeconds(1).toNanos());
    assertThat(plans)
        .allSatisfy(plan -> assertThat(plan.timeout()).isLessThan(Duration.ofMillis(1002)));
  }

  @Test
  void run_budgetThatIsSpent_startsNothingAndIsIncomplete() {
    budget = Optional.of(Duration.ZERO);
    FakeModelProvider provider = FakeModelProvider.echo();

    TrialResult result = run(provider, rows(3), policy(2, 1, 1));

    assertThat(result.complete()).isFalse();
    assertThat(provider.opened()).isZero();
    assertThat(observed).isEmpty();
  }

  @Test
  void run_everythingFinishedBefore_startsNothingAndIsComplete() {
    budget = Optional.of(Duration.ZERO);
    finished.addAll(List.of("0/0", "1/0", "2/0"));
    measured = true;
    FakeModelProvider provider = FakeModelProvider.echo();

    TrialResult result = run(provider, rows(3), warm(policy(1, 1, 64)));

    assertThat(result.complete()).isTrue();
    assertThat(provider.opened()).isZero();
  }

  private static TrialPolicy warm(TrialPolicy policy) {
    return new TrialPolicy(
        policy.repetitions(),
        1,
        policy.concurrency(),
        policy.batchSize(),
        policy.timeout(),
        policy.retries(),
        policy.timing());
  }

  private static TrialPolicy timing(int calls, Duration longest) {
    return new TrialPolicy(
        1, 0, 1, 64, Duration.ofSeconds(1), 1, new TrialPolicy.CallTiming(calls, calls, longest));
  }

  private TrialResult run(FakeModelProvider provider, FakeDataset dataset, TrialPolicy policy) {
    ModelRequest request =
        new ModelRequest(
            "model",
            "fake",
            "model",
            new ModelRequest.Location(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            Map.of(),
            42,
            "");
    Trial.Journal journal =
        new Trial.Journal(
            (row, draw) -> row.number() + "/" + draw,
            finished::contains,
            _ -> measured,
            observed::add);
    Trial trial = new Trial("id", request, provider, dataset, policy, journal);
    return new Engine(ticker, new Silent(), new Deadline(ticker, budget)).run(trial, 1, 1);
  }

  private static FakeModelProvider failingAt(long number, Failure failure) {
    Function<List<Row>, Reply<Predictions>> behaviour =
        rows ->
            rows.stream().anyMatch(row -> row.number() == number)
                ? new Reply.Failed<>(failure)
                : FakeModelProvider.echoed(rows);
    return new FakeModelProvider(behaviour);
  }

  private static FakeDataset rows(int count) {
    double[] values = IntStream.range(0, count).asDoubleStream().toArray();
    return new FakeDataset("data", values, values);
  }

  private static TrialPolicy policy(int repetitions, int concurrency, int batchSize) {
    return new TrialPolicy(
        repetitions,
        0,
        concurrency,
        batchSize,
        Duration.ofSeconds(1),
        1,
        new TrialPolicy.CallTiming(10, 40, Duration.ofSeconds(1)));
  }

  private List<Observation.Sample> samples() {
    return observed.stream()
        .filter(Observation.Sample.class::isInstance)
        .map(Observation.Sample.class::cast)
        .toList();
  }

  private List<Observation.ModelProcess> processes() {
    return observed.stream()
        .filter(Observation.ModelProcess.class::isInstance)
        .map(Observation.ModelProcess.class::cast)
        .toList();
  }

  private Observation.Sample sample(long row) {
    return samples().stream()
        .filter(sample -> sample.item().row() == row)
        .findFirst()
        .orElseThrow();
  }

  private List<Observation.Sample> sorted() {
    return samples().stream()
        .sorted(
            Comparator.comparingLong((Observation.Sample sample) -> sample.item().row())
                .thenComparingInt(Observation.Sample::draw))
        .toList();
  }

  private static final class Silent implements TrialListener {
    @Override
    public void started(Trial trial, int number, int total) {}

    @Override
    public void advanced(Trial trial, long done, long total) {}

    @Override
    public void finished(TrialResult result, int number, int total) {}
  }
}
