package dev.assay.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.model.Availability;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Opening;
import dev.assay.api.model.ProcessOutput;
import dev.assay.testkit.FakeDataset;
import dev.assay.testkit.FakeModelProvider;
import dev.assay.testkit.FakeTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The process of the next repetition starts while rows are answered, and never while calls are
/// timed.
final class PreparedProcessTest {
  private final FakeTicker ticker = new FakeTicker(Instant.EPOCH);
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final FakeModelProvider models =
      new FakeModelProvider(
          rows -> {
            events.add("rows");
            return FakeModelProvider.echoed(rows);
          },
          _ -> events.add("time"));
  private Optional<Duration> budget = Optional.empty();

  @Test
  void run_severalRepetitions_prepareTheNextProcessAfterTheTimedCalls() {
    run(3, 4);

    assertThat(events)
        .containsExactly(
            "open",
            "time",
            "time",
            "time",
            "prepare",
            "rows",
            "open prepared",
            "time",
            "time",
            "time",
            "prepare",
            "rows",
            "open prepared",
            "time",
            "time",
            "time",
            "rows");
    assertThat(models.closed()).isEqualTo(3);
  }

  @Test
  void run_rowsThatAreTimedThemselves_prepareNothing() {
    run(2, 1);

    assertThat(events).contains("open").doesNotContain("prepare");
  }

  @Test
  void run_budgetThatEndsBeforeThePreparedProcessIsNeeded_endsThatProcess() {
    budget = Optional.of(Duration.ofSeconds(1));
    FakeModelProvider slow =
        new FakeModelProvider(rows -> {
          ticker.advance(Duration.ofSeconds(2));
          return FakeModelProvider.echoed(rows);
        });

    TrialResult result = run(new Preparing(slow), 3, 4);

    assertThat(result.complete()).isFalse();
    assertThat(events).containsExactly("open", "prepare", "end prepared");
  }

  private void run(int repetitions, int batchSize) {
    assertThat(run(new Preparing(models), repetitions, batchSize).complete()).isTrue();
  }

  private TrialResult run(ModelProvider provider, int repetitions, int batchSize) {
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
    TrialPolicy policy =
        new TrialPolicy(
            repetitions,
            0,
            1,
            batchSize,
            Duration.ofSeconds(1),
            0,
            new TrialPolicy.CallTiming(10, 40, Duration.ofSeconds(1)));
    Trial.Journal journal =
        new Trial.Journal(
            (row, draw) -> row.number() + "/" + draw, _ -> false, _ -> false, _ -> {});
    double[] values = {0, 1, 2, 3};
    Trial trial =
        new Trial(
            "id", request, provider, new FakeDataset("data", values, values), policy, journal);
    return new TrialRunner(trial, ticker, new Silent(), new Deadline(ticker, budget)).run();
  }

  /// Tells when it opens a model, and when it starts a process for one.
  private final class Preparing implements ModelProvider {
    private final FakeModelProvider models;

    Preparing(FakeModelProvider models) {
      this.models = models;
    }

    @Override
    public String name() {
      return models.name();
    }

    @Override
    public Availability availability() {
      return models.availability();
    }

    @Override
    public boolean hostsProcess() {
      return true;
    }

    @Override
    public Model open(ModelRequest request) {
      events.add("open");
      return models.open(request);
    }

    @Override
    public Opening prepare(ModelRequest request, ProcessOutput output) {
      events.add("prepare");
      return new Opening() {
        private boolean opened;

        @Override
        public Model open() {
          opened = true;
          events.add("open prepared");
          return models.open(request);
        }

        @Override
        public void close() {
          if (!opened) {
            events.add("end prepared");
          }
        }
      };
    }
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
