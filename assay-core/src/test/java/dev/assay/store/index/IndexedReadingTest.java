package dev.assay.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.RandomStream;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.descriptive.Quantiles;
import dev.assay.store.history.History;
import dev.assay.store.history.Tiers;
import dev.assay.store.index.PlainReading.Row;
import dev.assay.store.place.DirectoryPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the index answers is to the last digit what reading every file of the history gives.
class IndexedReadingTest {
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  private static final int RUNS = 60;
  private static final Filter ALL =
      new Filter(Optional.empty(), Optional.empty(), List.of(), false, OptionalLong.empty());

  @TempDir Path folder;
  private final RandomStream random = new RandomStream(11, 0);
  private final RandomHistory made = new RandomHistory(random, NOW);
  private History history = new History(new DirectoryPlace(Path.of("unused")));

  @BeforeEach
  void make() {
    history = new History(new DirectoryPlace(folder.resolve("history")));
    for (int run = 0; run < RUNS; run++) {
      history.add(made.record(run, RUNS), Optional.empty());
      if (run == RUNS / 2) {
        // The first half is in the index before the days are summed up, the second comes after.
        index().close();
        history.migrate(Tiers.DEFAULT, Set.of(), NOW);
      }
    }
    history.migrate(Tiers.DEFAULT, Set.of(), NOW);
  }

  private IndexReader index() {
    return new HistoryIndex(folder.resolve("cache")).open(history);
  }

  private static Filter only(Filter.Column column, String... words) {
    return with(ALL, List.of(new Filter.Name(column, List.of(words))), OptionalLong.empty());
  }

  private static Filter with(Filter it, List<Filter.Name> names, OptionalLong most) {
    return new Filter(it.since(), it.until(), names, it.overall(), most);
  }

  private Map<Filter, Predicate<Row>> filters() {
    Instant since = NOW.minus(Duration.ofDays(50));
    Instant until = NOW.minus(Duration.ofDays(3));
    Map<Filter, Predicate<Row>> filters = new LinkedHashMap<>();
    filters.put(ALL, _ -> true);
    filters.put(
        new Filter(Optional.of(since), Optional.of(until), List.of(), true, OptionalLong.empty()),
        it -> it.overall() && !it.date().isBefore(since) && it.date().isBefore(until));
    filters.put(only(Filter.Column.MODEL, "m1", "m9"), it -> it.model().equals("m1"));
    filters.put(only(Filter.Column.METRIC, "p50"), it -> it.metric().equals("p50"));
    filters.put(only(Filter.Column.BRANCH, "dev"), it -> it.branch().equals("dev"));
    filters.put(only(Filter.Column.COMMIT, "c1"), it -> it.commit().startsWith("c1"));
    filters.put(only(Filter.Column.ENVIRONMENT, "XEON"), it -> it.cpu().contains("Xeon"));
    filters.put(only(Filter.Column.TAG, "v1"), it -> it.tags().contains("v1"));
    filters.put(
        with(
            ALL,
            List.of(
                new Filter.Name(Filter.Column.MODEL, List.of("m0")),
                new Filter.Name(Filter.Column.BRANCH, List.of("main"))),
            OptionalLong.empty()),
        it -> it.model().equals("m0") && it.branch().equals("main"));
    return filters;
  }

  private List<List<@Nullable Object>> asked(IndexReader index, Filter filter) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    index.measurements(
        filter,
        new IndexReader.Rows() {
          @Override
          public void columns(List<String> names) {}

          @Override
          public void row(List<@Nullable Object> values) {
            rows.add(values);
          }
        });
    return rows;
  }

  @Test
  void measurements_ofEveryFilter_areThoseOfTheFiles() {
    List<Row> all = PlainReading.of(history);
    try (IndexReader index = index()) {
      filters()
          .forEach((filter, fits) -> {
            List<Row> plain = all.stream().filter(fits).sorted(Row.OLDEST_FIRST).toList();
            assertThat(plain).isNotEmpty();
            assertThat(asked(index, filter)).isEqualTo(plain.stream().map(Row::columns).toList());
          });
    }
  }

  @Test
  void latestMeasurements_ofEveryFilter_areThoseOfTheFiles() {
    List<Row> all = PlainReading.of(history);
    try (IndexReader index = index()) {
      filters()
          .forEach((filter, fits) -> {
            for (int most : new int[] {0, 1, 7, 100_000}) {
              List<Row> plain =
                  all.stream()
                      .filter(fits)
                      .sorted(Row.LATEST_FIRST)
                      .limit(most)
                      .sorted(Row.OLDEST_FIRST)
                      .toList();
              assertThat(asked(index, with(filter, filter.names(), OptionalLong.of(most))))
                  .isEqualTo(plain.stream().map(Row::columns).toList());
            }
          });
    }
  }

  @Test
  void summaries_ofEveryFilter_areThoseOfTheFiles() {
    List<Row> all = PlainReading.of(history);
    try (IndexReader index = index()) {
      filters()
          .forEach((filter, fits) -> {
            List<SeriesSummaries.Summed> summed = SeriesSummaries.of(index, filter, 5);
            assertThat(summed)
                .isNotEmpty()
                .extracting(it -> PlainReading.order(it.words()))
                .isSorted();
            // Slices and seeds are not among the words, so that several may have the same.
            assertThat(texts(summed))
                .containsExactlyInAnyOrderElementsOf(summed(all.stream().filter(fits).toList(), 5));
          });
    }
  }

  @Test
  void indexMadeAtOnce_answersAsTheOneThatGrew() {
    try (IndexReader grown = index();
        IndexReader fresh = new HistoryIndex(folder.resolve("another")).open(history)) {
      assertThat(asked(fresh, ALL)).isEqualTo(asked(grown, ALL));
      assertThat(texts(SeriesSummaries.of(fresh, ALL, 200)))
          .containsExactlyInAnyOrderElementsOf(texts(SeriesSummaries.of(grown, ALL, 200)));
    }
  }

  private static List<String> summed(List<Row> rows, int latest) {
    Map<List<String>, List<Row>> series = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> !Double.isNaN(row.value()))
        .sorted(Row.OLDEST_FIRST)
        .forEach(row -> series.computeIfAbsent(row.series(), _ -> new ArrayList<>()).add(row));
    return texts(
        series.values().stream().map(its -> summed(its.getFirst().words(), its, latest)).toList());
  }

  private static List<String> texts(List<SeriesSummaries.Summed> summed) {
    return summed.stream().map(IndexedReadingTest::text).toList();
  }

  private static SeriesSummaries.Summed summed(List<String> words, List<Row> rows, int latest) {
    double[] values = rows.stream().mapToDouble(Row::value).sorted().toArray();
    double[] products = rows.stream().mapToDouble(it -> it.value() * it.runs()).sorted().toArray();
    long runs = rows.stream().mapToLong(Row::runs).sum();
    double mean = Moments.mean("", products) * ((double) rows.size() / runs);
    List<Row> last = rows.subList(Math.max(0, rows.size() - latest), rows.size());
    return new SeriesSummaries.Summed(
        words,
        runs,
        new double[] {
          mean,
          rows.size() < 2 ? Double.NaN : Moments.of("", values).standardDeviation(),
          rows.stream().mapToDouble(Row::min).min().orElseThrow(),
          Quantiles.median(values),
          rows.stream().mapToDouble(Row::max).max().orElseThrow()
        },
        rows.stream().filter(it -> it.n() == 1 || it.n() == 2).count(),
        rows.stream().filter(it -> it.hi() - it.lo() > 0.5 * Math.abs(it.value())).count(),
        last.stream().mapToDouble(it -> it.date().toEpochMilli() / 86400e3).toArray(),
        last.stream().mapToDouble(Row::value).toArray());
  }

  private static String text(SeriesSummaries.Summed it) {
    return it.words()
        + " "
        + it.runs()
        + Arrays.toString(it.numbers())
        + it.few()
        + " "
        + it.wide()
        + Arrays.toString(it.days())
        + Arrays.toString(it.latest());
  }
}
