package dev.assay.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.store.place.Batch;
import dev.assay.store.place.DirectoryPlace;
import dev.assay.store.place.Place;
import dev.assay.store.place.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  @TempDir Path folder;

  private History history() {
    return new History(new DirectoryPlace(folder));
  }

  private static Instant ago(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private Migrated migrate() {
    return history().migrate(Tiers.DEFAULT, Set.of(), NOW);
  }

  /// What names every run, once for each time that it counts.
  private List<String> all(History history) {
    Listing listing = history.listing();
    List<String> all = new ArrayList<>(listing.runs().stream().map(RunName::runId).toList());
    listing
        .summaries(List.copyOf(listing.days()))
        .values()
        .forEach(summary -> all.addAll(summary.runs()));
    return all;
  }

  @Test
  void runs_byAge_arePlainCompressedSummedUpOrGone() {
    history().add(Records.of("hot", ago(7), 0.9), Optional.empty());
    history().add(Records.of("warm", ago(8), 0.9), Optional.empty());
    history().add(Records.of("cold1", ago(40), 0.8), Optional.empty());
    history().add(Records.of("cold2", ago(40).plusSeconds(60), 0.6), Optional.empty());
    history().add(Records.of("cold3", ago(40).plusSeconds(120), 0.7), Optional.empty());
    history().add(Records.of("old", ago(400), 0.9), Optional.empty());

    Migrated migrated = migrate();

    assertThat(migrated).isEqualTo(new Migrated(5, 3, 1, 1));
    List<RunName> runs = history().listing().runs();
    assertThat(runs).extracting(RunName::compressed).containsExactly(true, false);
    DailySummary day = history().listing().summary(LocalDate.parse("2026-05-21"));
    assertThat(day.runs()).hasSize(3);
    assertThat(day.points()).hasSize(1);
    DailySummary.Point point = day.points().getFirst();
    assertThat(point.runs()).isEqualTo(3);
    assertThat(point.mean()).isCloseTo(0.7, within(1e-12));
    assertThat(point.standardDeviation()).isCloseTo(0.1, within(1e-12));
    assertThat(point.min()).isEqualTo(0.6);
    assertThat(point.max()).isEqualTo(0.8);
    assertThat(migrate()).isEqualTo(new Migrated(0, 0, 0, 0));
  }

  @Test
  void releasesTagsAndNeighbours_inTheColdTier_stayWhole() {
    HistoryRecord tagged = Records.tagged(Records.of("t", ago(50), 1), List.of("nice"), false);
    HistoryRecord release = Records.tagged(Records.of("r", ago(500), 1), List.of(), true);
    HistoryRecord near = Records.of("n", ago(50), 1);
    HistoryRecord plain = Records.of("p", ago(50), 1);
    List.of(tagged, release, near, plain).forEach(it -> history().add(it, Optional.empty()));
    Set<String> kept = Set.of(nameOf("n"));

    history().migrate(Tiers.DEFAULT, kept, NOW);

    List<String> ids = new ArrayList<>();
    history().forEach(history().listing().runs(), (_, it) -> ids.add(it.run().id()));
    assertThat(ids).containsExactlyInAnyOrder("r", "t", "n");

    history().migrate(new Tiers(1, 2, 3, false), Set.of(), NOW);
    assertThat(all(history())).isEmpty();
  }

  private String nameOf(String id) {
    List<String> names = new ArrayList<>();
    history()
        .forEach(
            history().listing().runs(),
            (name, it) -> {
              if (it.run().id().equals(id)) {
                names.add(name.runId());
              }
            });
    return names.getFirst();
  }

  @Test
  void lateRun_ofADayThatIsSummedUp_joinsTheSummary() {
    history().add(Records.of("a", ago(40), 0.8), Optional.empty());
    migrate();
    history().add(Records.of("b", ago(40).plusSeconds(1), 0.6), Optional.empty());
    migrate();

    DailySummary day = history().listing().summary(LocalDate.parse("2026-05-21"));
    assertThat(day.runs()).hasSize(2);
    assertThat(day.points().getFirst().mean()).isCloseTo(0.7, within(1e-12));
    assertThat(history().add(Records.of("a", ago(40), 0.8), Optional.empty()))
        .isEqualTo(History.Added.THINNED);
  }

  @Test
  void samples_ofARunThatIsThinnedOut_goWithIt() throws IOException {
    SampleScores scores =
        new SampleScores.Builder()
            .add(
                "ridge",
                "iris",
                "accuracy",
                new Derivation.Derived(
                    Columns.of("hit", new double[] {1}),
                    new WeightedMean("hit"),
                    new Units("items", new int[1], new int[0], true)))
            .build()
            .orElseThrow();
    history().add(Records.of("cold", ago(40), 0.8), Optional.of(scores));
    history().add(Records.of("warm", ago(9), 0.8), Optional.of(scores));
    migrate();

    assertThat(history().listing().samples()).hasSize(1);
    HistoryRecord warm = history().read(history().listing().runs().getFirst());
    assertThat(history().samples(warm)).isPresent();
  }

  @Test
  void runFromTheFuture_byAWrongClock_staysAsItIs() {
    history().add(Records.of("future", NOW.plus(Duration.ofDays(900)), 0.8), Optional.empty());

    assertThat(migrate()).isEqualTo(new Migrated(0, 0, 0, 0));
    assertThat(history().listing().runs()).hasSize(1);
  }

  @Test
  void tornFile_inAMigration_stopsItWithItsName() throws IOException {
    history().add(Records.of("a", ago(9), 0.8), Optional.empty());
    RunName name = history().listing().runs().getFirst();
    Files.write(folder.resolve(name.text()), new byte[] {'{'});

    assertThatThrownBy(this::migrate).hasMessageContainingAll(name.text(), "torn");
    assertThat(folder.resolve(name.text())).exists();
  }

  /// A place that ends after some changes, as a process that is killed.
  private static final class Mortal implements Place {
    private final Place place;
    private int left;

    Mortal(Place place, int left) {
      this.place = place;
      this.left = left;
    }

    @Override
    public String shown() {
      return place.shown();
    }

    @Override
    public List<StoredFile> list() {
      return place.list();
    }

    @Override
    public Map<String, byte[]> read(Collection<String> names) {
      return place.read(names);
    }

    @Override
    public boolean apply(Batch batch) {
      // What is added comes first, one by one, and then what is removed, as places promise.
      List<Batch.Change> ordered = new ArrayList<>(batch.changes());
      ordered.sort((a, b) -> Boolean.compare(removes(a), removes(b)));
      for (Batch.Change change : ordered) {
        if (left-- == 0) {
          throw new IllegalStateException("killed");
        }
        if (!place.apply(new Batch(batch.message(), List.of(change)))) {
          return false;
        }
      }
      return true;
    }

    private static boolean removes(Batch.Change change) {
      return change instanceof Batch.Remove;
    }

    @Override
    public void close() {
      place.close();
    }
  }

  private List<String> manyRuns() {
    for (int i = 0; i < 12; i++) {
      history().add(Records.of("w" + i, ago(10 + i % 3).plusSeconds(i), 0.5), Optional.empty());
      history().add(Records.of("c" + i, ago(40 + i % 3).plusSeconds(i), 0.5), Optional.empty());
    }
    return all(history());
  }

  @Test
  void migration_killedAfterAnyChange_losesNothingAndHasNothingTwice() {
    List<String> before = manyRuns();
    boolean ended = false;
    for (int kill = 0; !ended; kill++) {
      try {
        new History(new Mortal(new DirectoryPlace(folder), kill % 7))
            .migrate(Tiers.DEFAULT, Set.of(), NOW);
        ended = true;
      } catch (IllegalStateException killed) {
        assertThat(killed).hasMessage("killed");
      }
      assertThat(all(history())).containsExactlyInAnyOrderElementsOf(before);
    }
    assertThat(history().listing().runs()).allMatch(RunName::compressed).hasSize(12);
  }

  @Test
  void migrations_atOnce_loseNothingAndHaveNothingTwice() throws Exception {
    List<String> before = manyRuns();
    try (ExecutorService both = Executors.newFixedThreadPool(3)) {
      List<Future<Migrated>> migrations =
          List.of(
              both.submit(this::migrate), both.submit(this::migrate), both.submit(this::migrate));
      history().add(Records.of("late", ago(41), 0.5), Optional.empty());
      for (Future<Migrated> migration : migrations) {
        migration.get();
      }
    }
    migrate();

    assertThat(all(history())).hasSize(25).containsAll(before).doesNotHaveDuplicates();
    assertThat(history().listing().days()).hasSize(3);
  }

  @Test
  void placeThatCannotBeWritten_inAMigration_losesNothing() throws IOException {
    List<String> before = manyRuns();
    Path obstacle = folder.resolve("daily");
    Files.writeString(obstacle, "in the way");

    assertThatThrownBy(this::migrate)
        .isInstanceOfSatisfying(
            AssayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INCOMPLETE))
        .hasMessageContainingAll("cannot be written", "run the same command");
    Files.delete(obstacle);
    assertThat(all(history())).containsExactlyInAnyOrderElementsOf(before);

    migrate();
    assertThat(all(history())).containsExactlyInAnyOrderElementsOf(before);
  }
}
