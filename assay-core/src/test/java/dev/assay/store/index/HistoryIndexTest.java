package dev.assay.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import dev.assay.store.history.Tiers;
import dev.assay.store.place.DirectoryPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryIndexTest {
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  @TempDir Path folder;

  private History history() {
    return new History(new DirectoryPlace(folder.resolve("history")));
  }

  private IndexReader index() {
    return new HistoryIndex(folder.resolve("cache")).open(history());
  }

  private void add(String id, Instant date, String branch, String cpu, Measurement... all) {
    Machine machine =
        Machine.identified(new Machine("", "Linux", "amd64", cpu, 2, 8, List.of(), "25", ""));
    history()
        .add(
            new HistoryRecord(
                HistoryRecord.SCHEMA,
                new HistoryRecord.Run(id, "", "bench", "", 1, "", true),
                date,
                new HistoryRecord.Source("assay", ""),
                Optional.of(new RunRecord.Commit("c0ffee" + id, branch, false)),
                branch,
                id.equals("tagged") ? List.of("v1", "good") : List.of(),
                false,
                machine,
                List.of(),
                List.of(),
                List.of(all),
                List.of(),
                HistoryRecord.Samples.NONE),
            Optional.empty());
  }

  private static Measurement measured(String model, String metric, double value) {
    return measured(model, metric, "", value);
  }

  private static Measurement measured(String model, String metric, String slice, double value) {
    return new Measurement(
        new Measurement.Series(
            model,
            "data",
            metric,
            slice,
            Optional.empty(),
            "ms",
            Measurement.Kind.TIME,
            Measurement.Towards.LOWER,
            "items"),
        OptionalDouble.of(value),
        Optional.of(
            new Measurement.Uncertainty(
                OptionalDouble.of(value - 1),
                OptionalDouble.empty(),
                0.95,
                "t",
                OptionalDouble.empty())),
        10,
        0,
        0,
        "");
  }

  private static Filter filter(Filter.Name... names) {
    return new Filter(
        Optional.empty(), Optional.empty(), List.of(names), true, OptionalLong.empty());
  }

  private static Filter.Name is(Filter.Column column, String... words) {
    return new Filter.Name(column, List.of(words));
  }

  /// The column `run` or another of the rows that fit.
  private List<@Nullable Object> column(String name, Filter filter) {
    Collected rows = new Collected();
    try (IndexReader index = index()) {
      index.measurements(filter, rows);
    }
    return rows.column(name);
  }

  private static final class Collected implements IndexReader.Rows {
    private List<String> names = List.of();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    @Override
    public void columns(List<String> columns) {
      names = columns;
    }

    @Override
    public void row(List<@Nullable Object> values) {
      rows.add(values);
    }

    List<@Nullable Object> column(String name) {
      List<@Nullable Object> values = new ArrayList<>();
      rows.forEach(row -> values.add(row.get(names.indexOf(name))));
      return values;
    }
  }

  @Test
  void measurements_byEveryFilter_areThoseThatFit() {
    add("a", NOW, "main", "AMD EPYC", measured("m1", "p50", 3), measured("m2", "p50", 4));
    add(
        "tagged",
        NOW.plusSeconds(60),
        "dev",
        "Intel Xeon",
        measured("m1", "p50", "x", 5),
        measured("m1", "p50", 5),
        measured("m1", "p95", 9));

    assertThat(column("value", filter())).containsExactly(3.0, 4.0, 5.0, 9.0);
    assertThat(column("value", filter(is(Filter.Column.MODEL, "m2")))).containsExactly(4.0);
    assertThat(column("value", filter(is(Filter.Column.METRIC, "p95", "none"))))
        .containsExactly(9.0);
    assertThat(column("run", filter(is(Filter.Column.BRANCH, "dev")))).containsOnly("tagged");
    assertThat(column("run", filter(is(Filter.Column.COMMIT, "c0ffeea")))).containsOnly("a");
    assertThat(column("run", filter(is(Filter.Column.TAG, "good")))).containsOnly("tagged");
    assertThat(column("run", filter(is(Filter.Column.ENVIRONMENT, "xeon")))).containsOnly("tagged");
    assertThat(column("run", filter(is(Filter.Column.ENVIRONMENT, "Xeon")))).containsOnly("tagged");
    assertThat(column("run", filter(is(Filter.Column.DATASET, "' OR 1=1 --")))).isEmpty();
    assertThat(
            column(
                "run",
                new Filter(
                    Optional.of(NOW.plusSeconds(1)),
                    Optional.of(NOW.plusSeconds(100)),
                    List.of(),
                    false,
                    OptionalLong.of(2))))
        .containsExactly("tagged", "tagged");
  }

  @Test
  void index_afterChangesOfTheHistory_isThatOfANewOne() throws IOException {
    for (int i = 0; i < 10; i++) {
      add("r" + i, NOW.minus(Duration.ofDays(5L * i)), "main", "cpu", measured("m", "p50", i));
    }
    index().close();
    add("late", NOW.plusSeconds(1), "main", "cpu", measured("other", "p50", 99));
    assertThat(column("value", filter())).hasSize(11).contains(99.0);

    history().migrate(Tiers.DEFAULT, Set.of(), NOW);
    List<@Nullable Object> renewed = column("value", filter());
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    assertThat(renewed).hasSize(11).isEqualTo(column("value", filter()));
  }

  @Test
  void summaryOfADay_inTheIndex_isOneValueOfSeveralRuns() {
    add("a", NOW.minus(Duration.ofDays(40)), "main", "cpu", measured("m", "p50", 2));
    add("b", NOW.minus(Duration.ofDays(40)).plusSeconds(9), "main", "cpu", measured("m", "p50", 4));
    history().migrate(Tiers.DEFAULT, Set.of(), NOW);

    assertThat(column("value", filter())).containsExactly(3.0);
    assertThat(column("runs", filter())).containsExactly(2);
    assertThat(column("n", filter())).containsExactly(20L);
  }

  @Test
  void tornFile_inTheHistory_makesNoIndexAndIsNamed() throws IOException {
    add("a", NOW, "main", "cpu", measured("m", "p50", 2));
    index().close();
    add("b", NOW.plusSeconds(1), "main", "cpu", measured("m", "p50", 2));
    Path torn = folder.resolve("history").resolve(history().listing().runs().getLast().text());
    Files.writeString(torn, "{");

    assertThatThrownBy(this::index)
        .isInstanceOf(AssayException.class)
        .hasMessageContaining(torn.getFileName().toString());
  }

  @Test
  void fileThatTornsAfterItWasIndexed_isNoticed() throws IOException {
    add("a", NOW, "main", "cpu", measured("m", "p50", 2));
    index().close();
    Path torn = folder.resolve("history").resolve(history().listing().runs().getLast().text());
    Files.writeString(torn, "");

    assertThatThrownBy(this::index).hasMessageContainingAll("damaged", "empty");
  }

  @Test
  void damagedIndex_isMadeAnew() throws IOException {
    add("a", NOW, "main", "cpu", measured("m", "p50", 2));
    Files.createDirectories(folder.resolve("cache"));
    Files.writeString(folder.resolve("cache/index.duckdb"), "no database");

    assertThat(column("value", filter())).containsExactly(2.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE points",
        "DELETE FROM points",
        "INSERT INTO meta VALUES (9, '')",
        "UPDATE points SET value = 0",
        "CREATE TABLE x (i INTEGER)",
        "COPY points TO '%s/out.csv'",
        "COPY (SELECT 1) TO '/dev/stdout'",
        "EXPORT DATABASE '%s/out'",
        "ATTACH '%s/out.duckdb'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/*')",
        "SELECT getenv('HOME')",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SELECT 1; DROP TABLE points",
        "SELECT nothing FROM measurements",
        "",
      })
  void sql_thatIsMoreThanAQueryOfTheIndex_isRefused(String sql) {
    add("a", NOW, "main", "cpu", measured("m", "p50", 2));
    try (IndexReader index = index()) {
      String asked = sql.replace("%s", folder.toString());
      assertThatThrownBy(() -> index.sql(asked, new Collected()))
          .isInstanceOf(AssayException.class)
          .hasMessageContaining("the query is refused");
    }
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("cache", "history");
    assertThat(column("value", filter())).containsExactly(2.0);
  }

  @Test
  void sql_overTheMeasurements_isAnswered() {
    add("a", NOW, "main", "cpu", measured("m", "p50", 2), measured("m", "p95", 8));
    Collected rows = new Collected();
    try (IndexReader index = index()) {
      index.sql("SELECT sum(value) AS all_of_it FROM measurements WHERE branch = 'main'", rows);
    }

    assertThat(rows.column("all_of_it")).containsExactly(10.0);
  }
}
