package dev.assay.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analysis.ChangePointDetector;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import dev.assay.store.history.RunName;
import dev.assay.store.place.DirectoryPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That what a detector gets stands in a history, and that what it finds reaches the thinning: with
/// a detector that takes any growth by half for a change.
final class ChangePointNeighbourhoodTest {
  private static final int RUNS = 40;
  private static final int CHANGED = 23;
  private static final int AROUND = 3;

  @TempDir private Path folder;

  /// A change between two neighbours of one environment.
  private static final ChangePointDetector STEPS =
      points -> {
        List<ChangePointDetector.ChangePoint> found = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
          double before = points.get(i - 1).value();
          double after = points.get(i).value();
          if (points.get(i - 1).environment().equals(points.get(i).environment())
              && after > 1.5 * before) {
            found.add(
                new ChangePointDetector.ChangePoint(
                    i - 1,
                    i,
                    before,
                    after,
                    points.size() - i >= 5
                        ? ChangePointDetector.Standing.CONFIRMED
                        : ChangePointDetector.Standing.PROVISIONAL));
          }
        }
        return found;
      };

  private record Seen(RunName name, ChangePointDetector.Point point) {}

  @Test
  void migrate_neighbourhoodOfAChange_staysWholeAndTheRestIsThinned() {
    History history = new History(new DirectoryPlace(folder.resolve("history")));
    Instant now = Ticker.system().now();
    for (int number = 0; number < RUNS; number++) {
      history.add(record(number, now), Optional.empty());
    }
    List<Seen> before = seen(history);
    List<ChangePointDetector.ChangePoint> changes =
        STEPS.detect(before.stream().map(Seen::point).toList());

    Set<String> kept =
        changes.stream()
            .flatMap(it ->
                IntStream.range(it.lastBefore() - AROUND + 1, it.firstAfter() + AROUND)
                    .mapToObj(before::get))
            .map(it -> it.name().runId())
            .collect(Collectors.toSet());
    migrate(kept);

    List<Seen> after = seen(history);
    assertThat(changes)
        .containsExactly(
            new ChangePointDetector.ChangePoint(
                CHANGED - 1, CHANGED, 1, 2, ChangePointDetector.Standing.CONFIRMED));
    assertThat(after.stream().map(it -> it.point().commit()))
        .containsExactly("c20", "c21", "c22", "c23", "c24", "c25");
    assertThat(STEPS.detect(after.stream().map(Seen::point).toList()))
        .singleElement()
        .extracting(it -> after.get(it.firstAfter()).point().commit())
        .isEqualTo("c" + CHANGED);
  }

  private void migrate(Set<String> kept) {
    try (Installation installation = new Installation(folder, Map.of(), Ticker.system())) {
      String said =
          new MigrateHistory(installation)
              .migrate(
                  new MigrateHistory.Request(
                      Optional.of("history"),
                      Optional.empty(),
                      folder,
                      new MigrateHistory.Ages(
                          OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()),
                      false),
                  kept);
      assertThat(said).contains((RUNS - kept.size()) + " thinned out");
    }
  }

  private static List<Seen> seen(History history) {
    List<Seen> seen = new ArrayList<>();
    history.forEach(
        history.listing().runs(),
        (name, record) -> {
          Measurement it = record.measurements().getFirst();
          seen.add(
              new Seen(
                  name,
                  new ChangePointDetector.Point(
                      record.date(),
                      record.commit().map(RunRecord.Commit::sha).orElse(""),
                      record.environment().fingerprint(),
                      it.value().orElseThrow(),
                      it.interval()
                          .map(Measurement.Uncertainty::standardError)
                          .orElse(OptionalDouble.empty()))));
        });
    return seen;
  }

  private static HistoryRecord record(int number, Instant now) {
    double value = number < CHANGED ? 1 : 2;
    Measurement measurement =
        new Measurement(
            new Measurement.Series(
                "model",
                "data",
                "latency",
                "",
                Optional.empty(),
                "ms",
                Measurement.Kind.TIME,
                Measurement.Towards.LOWER,
                "processes"),
            OptionalDouble.of(value),
            Optional.empty(),
            1,
            0,
            0,
            "");
    return new HistoryRecord(
        HistoryRecord.SCHEMA,
        new HistoryRecord.Run("r" + number, "k", "bench", "1", 1, "spec.yaml", true),
        now.minus(Duration.ofDays(100)).plus(Duration.ofHours(12L * number)),
        new HistoryRecord.Source("assay", "1"),
        Optional.of(new RunRecord.Commit("c" + number, "main", false)),
        "main",
        List.of(),
        false,
        Machine.identified(new Machine("", "Linux", "amd64", "cpu", 2, 8, List.of(), "25", "")),
        List.of(),
        List.of(),
        List.of(measurement),
        List.of(),
        HistoryRecord.Samples.NONE);
  }
}
