package dev.assay.app.run;

import static dev.assay.app.run.SimulatedRuns.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.app.history.AddToHistory;
import dev.assay.app.history.HistoryLabels;
import dev.assay.app.history.HistoryQuestion;
import dev.assay.app.history.HistorySummary;
import dev.assay.app.history.QueryHistory;
import dev.assay.app.history.RowForm;
import dev.assay.app.history.RunIntoHistory;
import dev.assay.app.history.SummarizeHistory;
import dev.assay.simulate.Settings;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Measurement;
import dev.assay.store.place.DirectoryPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs that go into a history, and what is asked of it.
@Timeout(120)
final class HistoryRunTest {
  @TempDir private Path folder;
  private SimulatedRuns runs;

  @BeforeEach
  void start() {
    runs = new SimulatedRuns(folder, Settings.plain(1));
    runs.rows(1, 10);
  }

  @AfterEach
  void stop() {
    runs.close();
  }

  private Path spec(String history) {
    return runs.spec("[" + model("m") + "]", "metrics: [exact_match, e2e_p50]\n" + history);
  }

  private RunOutcome run(Path spec) {
    try (Installation installation = runs.installation()) {
      return new RunIntoHistory(installation, runs.told())
          .run(runs.request(spec, RunRequest.Reuse.DEFAULT), Optional.empty());
    }
  }

  private History history() {
    return new History(new DirectoryPlace(folder.resolve("kept")));
  }

  @Test
  void run_ofASpecWithAHistory_isInItWithItsSamples() {
    RunOutcome outcome = run(spec("history: {address: kept, tags: [nightly]}"));

    assertThat(outcome.exitCode()).isZero();
    assertThat(history().listing().runs()).hasSize(1);
    HistoryRecord record = history().read(history().listing().runs().getFirst());
    assertThat(record.run().id()).isEqualTo(outcome.id());
    assertThat(record.run().complete()).isTrue();
    assertThat(record.tags()).containsExactly("nightly");
    Measurement.Series exact = series(record, "exact_match");
    assertThat(exact.direction()).isEqualTo(Measurement.Towards.HIGHER);
    assertThat(exact.kind()).isEqualTo(Measurement.Kind.QUALITY);
    assertThat(series(record, "e2e_p50").direction()).isEqualTo(Measurement.Towards.LOWER);
    assertThat(series(record, "e2e_p50").unit()).isEqualTo("ms");
    assertThat(
            history()
                .samples(record)
                .orElseThrow()
                .derived("m", "data", "exact_match", Optional.empty())
                .orElseThrow()
                .columns()
                .rows())
        .isEqualTo(10);
  }

  private static HistoryQuestion metrics(String... names) {
    List<String> any = List.of();
    return new HistoryQuestion(
        Optional.empty(),
        Optional.empty(),
        new HistoryQuestion.Names(any, any, any, List.of(names), any, any, any, any));
  }

  private static Measurement.Series series(HistoryRecord record, String metric) {
    return record.measurements().stream()
        .map(Measurement::series)
        .filter(it -> it.metric().equals(metric) && it.isOverall())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void run_thatCannotBeAdded_isWholeAndSaysSo() throws IOException {
    Files.writeString(folder.resolve("kept"), "in the way");

    RunOutcome outcome = run(spec("history: kept"));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.incomplete().getFirst()).contains("not in the history", "history add");
    assertThat(outcome.folder().resolve("metrics.json")).exists();
  }

  @Test
  void add_ofARunOfASpecThatNeverAppends_needsAnAddressOrTakesTheSpecs() {
    RunOutcome outcome = run(spec("history: {address: kept, append: never, samples: none}"));
    assertThat(history().listing().runs()).isEmpty();

    try (Installation installation = runs.installation()) {
      AddToHistory adding = new AddToHistory(installation);
      HistoryLabels labels = new HistoryLabels(Optional.of("dev"), List.of("v1"), true);
      assertThat(add(adding, outcome.folder(), labels).added()).isEqualTo(History.Added.NEW);
      assertThat(add(adding, outcome.folder(), labels).added()).isEqualTo(History.Added.UNCHANGED);
      assertThatThrownBy(() -> add(adding, folder, labels))
          .isInstanceOf(AssayException.class)
          .hasMessageContaining("there is no run here");
    }
    HistoryRecord record = history().read(history().listing().runs().getFirst());
    assertThat(record.branch()).isEqualTo("dev");
    assertThat(record.tags()).containsExactly("v1");
    assertThat(record.release()).isTrue();
    assertThat(record.samples().copy()).isEmpty();
  }

  private AddToHistory.Outcome add(AddToHistory adding, Path run, HistoryLabels labels) {
    return adding.add(run, Optional.empty(), folder, labels, Optional.empty());
  }

  @Test
  void summary_ofSeriesThatMove_saysWhereByTheirDirections() {
    run(spec("history: kept"));
    HistoryRecord first = history().read(history().listing().runs().getFirst());
    List<HistoryRecord> more = new ArrayList<>();
    for (int day = 1; day <= 30; day++) {
      more.add(later(first, day));
    }
    history().addAll(more);

    try (Installation installation = runs.installation()) {
      HistorySummary summary =
          new SummarizeHistory(installation)
              .summarize("kept", folder, metrics().filter(true, OptionalLong.empty()), 200);
      assertThat(summary.runs()).isEqualTo(31);
      assertThat(heading(summary, "up_good")).isEqualTo(HistorySummary.Heading.IMPROVING);
      assertThat(heading(summary, "up_bad")).isEqualTo(HistorySummary.Heading.DEGRADING);
      assertThat(heading(summary, "up")).isEqualTo(HistorySummary.Heading.RISING);
      assertThat(heading(summary, "still")).isEqualTo(HistorySummary.Heading.FLAT);
      List<String> lines = new ArrayList<>();
      new QueryHistory(installation)
          .query(
              "kept",
              folder,
              metrics("still").filter(true, OptionalLong.of(4)),
              RowForm.CSV,
              lines::add);
      assertThat(lines).hasSize(5);
      assertThat(lines.getFirst()).startsWith("date,benchmark").endsWith("warnings");
      assertThat(lines.get(1)).contains("fewer than 3 samples");
    }
  }

  private static HistorySummary.Heading heading(HistorySummary summary, String metric) {
    return summary.series().stream()
        .filter(it -> it.key().metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .trend()
        .orElseThrow()
        .heading();
  }

  private static HistoryRecord later(HistoryRecord it, int day) {
    double wave = day % 2 == 0 ? 0.1 : -0.1;
    return new HistoryRecord(
        it.schema(),
        it.run(),
        it.date().minus(Duration.ofDays(100 - day)),
        it.source(),
        it.commit(),
        it.branch(),
        List.of(),
        false,
        it.environment(),
        it.datasets(),
        it.models(),
        List.of(
            measured("up_good", Measurement.Towards.HIGHER, day + wave),
            measured("up_bad", Measurement.Towards.LOWER, day + wave),
            measured("up", Measurement.Towards.NONE, day + wave),
            measured("still", Measurement.Towards.HIGHER, wave)),
        List.of(),
        HistoryRecord.Samples.NONE);
  }

  private static Measurement measured(String metric, Measurement.Towards towards, double value) {
    return new Measurement(
        new Measurement.Series(
            "m",
            "data",
            metric,
            "",
            Optional.empty(),
            "",
            Measurement.Kind.QUALITY,
            towards,
            "items"),
        OptionalDouble.of(value),
        Optional.empty(),
        2,
        0,
        0,
        "");
  }
}
