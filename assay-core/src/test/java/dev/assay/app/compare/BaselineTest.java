package dev.assay.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Side;
import dev.assay.analysis.change.Source;
import dev.assay.analysis.change.Traits;
import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.stats.decision.Direction;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import dev.assay.store.place.DirectoryPlace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  private static final String BENCHMARK = "bench";

  @TempDir private Path folder;

  private History history = new History(new DirectoryPlace(Path.of("unset")));

  @BeforeEach
  void open() {
    history = new History(new DirectoryPlace(folder));
  }

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  void side_runsOnTwoProcessors_takesTimesOfTheHeadsAndQualityOfTheNearest() {
    List<HistoryRecord> nearestFirst =
        List.of(
            record(4, "slow", 24, 0.94),
            record(3, "fast", 13, 0.93),
            record(2, "slow", 22, 0.92),
            record(1, "fast", 11, 0.91));

    Side side = new Baseline(new RecordSide(history), nearestFirst).side("baseline", head("fast"));

    Measured time = find(side, "time");
    assertThat(time.value()).hasValue(13);
    assertThat(time.runs()).containsExactly(11, 13);
    assertThat(find(side, "accuracy").value()).hasValue(0.94);
    assertThat(side.what()).contains("run r4").endsWith("and 3 runs before it");
  }

  @Test
  void side_noRunOnTheHeadsProcessor_keepsTheNearestWithItsOwn() {
    Side side =
        new Baseline(new RecordSide(history), List.of(record(1, "slow", 20, 0.9)))
            .side("baseline", head("fast"));

    assertThat(find(side, "time").source().machine()).containsEntry("processor", "slow");
    assertThat(find(side, "time").runs()).isEmpty();
  }

  @Test
  void side_fortyRuns_takesTheThirtyNearest() {
    List<HistoryRecord> nearestFirst = new ArrayList<>();
    for (int i = 40; i >= 1; i--) {
      nearestFirst.add(record(i, "fast", i, 0.9));
    }

    Side side = new Baseline(new RecordSide(history), nearestFirst).side("baseline", head("fast"));

    assertThat(find(side, "time").runs()).hasSize(30).startsWith(11).endsWith(40);
  }

  @Test
  void baseline_dirtyIncompleteAndPullRequestRuns_areLeftOut() {
    add(record(1, "main", "c1", false, true));
    add(record(2, "main", "c2", true, true));
    add(record(3, "main", "c3", false, false));
    add(record(4, "pull/7", "c4", false, true));
    add(record(5, "main", "elsewhere", false, true));

    List<HistoryRecord> found =
        new HistorySearch(history)
            .baseline(List.of("c4", "c3", "c2", "c1"), Optional.of(BENCHMARK));

    assertThat(found).extracting(it -> it.run().id()).containsExactly("r1");
    assertThat(new HistorySearch(history).baseline(List.of("c1"), Optional.of("other"))).isEmpty();
  }

  @Test
  void baseline_severalCommits_areInTheOrderOfTheirDistanceAndNotOfTheirDates() {
    add(record(1, "main", "near", false, true));
    add(record(2, "main", "far", false, true));
    add(record(3, "main", "near", false, true));

    List<HistoryRecord> found =
        new HistorySearch(history).baseline(List.of("near", "far"), Optional.empty());

    assertThat(found).extracting(it -> it.run().id()).containsExactly("r3", "r1", "r2");
  }

  @Test
  void commit_startOfItsName_findsItFromSevenDigitsOn() {
    add(record(1, "main", "0123456789abcdef", false, true));

    assertThat(new HistorySearch(history).commit("0123456")).hasSize(1);
    assertThat(new HistorySearch(history).commit("012345")).isEmpty();
    assertThat(new HistorySearch(history).commit("0123456789ABCDEF")).hasSize(1);
  }

  private void add(HistoryRecord record) {
    history.add(record, Optional.empty());
  }

  private static Measured find(Side side, String metric) {
    return side.measured().stream()
        .filter(it -> it.series().metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static Side head(String processor) {
    return new Side(
        "head",
        "",
        List.of(
            measured("time", MetricInfo.Kind.TIME, Direction.LOWER, processor),
            measured("accuracy", MetricInfo.Kind.QUALITY, Direction.HIGHER, processor)));
  }

  private static Measured measured(
      String metric, MetricInfo.Kind kind, Direction direction, String processor) {
    return new Measured(
        new Series("model", "data", metric),
        new Traits(metric, "", Optional.of(kind), Optional.of(direction), Margin.NONE, true),
        new Source("head", "", "", Machines.of(machine(processor))),
        OptionalDouble.of(1),
        Measured.Spread.UNKNOWN,
        Optional.empty(),
        new double[0],
        "");
  }

  private static HistoryRecord record(int number, String processor, double time, double accuracy) {
    return record(
        number,
        "main",
        "c" + number,
        false,
        true,
        machine(processor),
        List.of(
            measurement("time", Measurement.Kind.TIME, Measurement.Towards.LOWER, time),
            measurement(
                "accuracy", Measurement.Kind.QUALITY, Measurement.Towards.HIGHER, accuracy)));
  }

  private static HistoryRecord record(
      int number, String branch, String commit, boolean dirty, boolean complete) {
    return record(number, branch, commit, dirty, complete, machine("fast"), List.of());
  }

  private static HistoryRecord record(
      int number,
      String branch,
      String commit,
      boolean dirty,
      boolean complete,
      Machine machine,
      List<Measurement> measurements) {
    return new HistoryRecord(
        HistoryRecord.SCHEMA,
        new HistoryRecord.Run("r" + number, "k", BENCHMARK, "1", 1, "spec.yaml", complete),
        FIRST.plusSeconds(3600L * number),
        new HistoryRecord.Source("assay", "1"),
        Optional.of(new RunRecord.Commit(commit, branch, dirty)),
        branch,
        List.of(),
        false,
        machine,
        List.of(),
        List.of(),
        measurements,
        List.of(),
        HistoryRecord.Samples.NONE);
  }

  private static Machine machine(String processor) {
    return Machine.identified(
        new Machine("", "Linux", "amd64", processor, 2, 8, List.of(), "25", ""));
  }

  private static Measurement measurement(
      String metric, Measurement.Kind kind, Measurement.Towards direction, double value) {
    return new Measurement(
        new Measurement.Series(
            "model", "data", metric, "", Optional.empty(), "", kind, direction, "items"),
        OptionalDouble.of(value),
        Optional.empty(),
        10,
        0,
        0,
        "");
  }
}
