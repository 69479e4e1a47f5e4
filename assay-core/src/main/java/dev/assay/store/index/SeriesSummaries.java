package dev.assay.store.index;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/// Asks an index for what each series comes to.
public final class SeriesSummaries {
  private static final String COUNTS =
      """
      SELECT count(*) FILTER (NOT daily), count(*) FILTER (daily), min(date), max(date) FROM runs
      """;
  private static final String RUNS =
      "SELECT run, epoch_us(date) / 86400e6 FROM runs ORDER BY date, id, tool, key";
  private static final String SINGLES = "SELECT p.context, p.series, p.run, p.value FROM points p";
  private static final String DAYS =
      "SELECT p.context, p.series, p.run, p.value, p.runs, p.min, p.max FROM points p";
  private static final String WARNINGS =
      "SELECT p.context, p.series, count(*) FILTER (p.n BETWEEN 1 AND 2), count(*) FILTER (p.wide)"
          + " FROM points p";
  private static final String CONTEXTS =
      "SELECT context, benchmark, branch, environment FROM contexts";
  private static final String SERIES =
      "SELECT series, model, dataset, metric, unit, direction FROM series";

  // By benchmark, branch, model, dataset, metric, environment; then by what else tells them apart.
  private static final Comparator<Summed> ORDER =
      Stream.of(0, 1, 3, 4, 5, 2, 6, 7)
          .map(i -> Comparator.comparing((Summed it) -> it.words().get(i)))
          .reduce(Comparator::thenComparing)
          .orElseThrow();

  private SeriesSummaries() {}

  /// How much there is.
  ///
  /// @param runs the runs that are there whole
  /// @param days the summaries of days, one for each benchmark, branch and machine
  /// @param first the date of the first
  /// @param last the date of the last
  public record Counts(long runs, long days, Optional<Instant> first, Optional<Instant> last) {}

  /// What a series comes to.
  ///
  /// @param words benchmark, branch, environment, model, dataset, metric, unit and direction
  /// @param runs the number of runs
  /// @param numbers mean, standard deviation (NaN for one), smallest, median and largest value; the
  ///   summary of a day counts as one value in the second and the fourth
  /// @param few how many values are of fewer than 3 samples
  /// @param wide how many values have an interval wider than half of them
  /// @param days the dates of the latest values in days, the oldest first
  /// @param latest the latest values, the oldest first
  public record Summed(
      List<String> words,
      long runs,
      double[] numbers,
      long few,
      long wide,
      double[] days,
      double[] latest) {}

  /// How much there is in an index.
  public static Counts counts(IndexReader index) {
    List<Counts> counts = new ArrayList<>();
    index.each(
        COUNTS,
        List.of(),
        row ->
            counts.add(
                new Counts(
                    row.getLong(1),
                    row.getLong(2),
                    date(row.getTimestamp(3)),
                    date(row.getTimestamp(4)))));
    return counts.getFirst();
  }

  /// What the series over all rows and seeds come to. It is the same whatever the order in which
  /// the index came to know its runs.
  ///
  /// @param latest how many of the latest values are wanted of each
  public static List<Summed> of(IndexReader index, Filter filter, int latest) {
    Runs runs = Runs.of(index);
    Map<Integer, List<String>> series = words(index, SERIES);
    Values values = new Values(runs.ranks, series.size(), latest);
    Filter.Condition fits = filter.condition().and("p.value IS NOT NULL", List.of());
    // Almost all values are of one run, and that is all there is to know of them.
    Filter.Condition single = fits.and("p.min IS NULL", List.of());
    index.chunks(SINGLES + single.where(), fits.parameters(), values::takeSingles);
    Filter.Condition day = fits.and("p.min IS NOT NULL", List.of());
    index.chunks(DAYS + day.where(), fits.parameters(), values::takeDays);
    Filter.Condition warned = fits.and("(p.wide OR p.n BETWEEN 1 AND 2)", List.of());
    index.each(
        WARNINGS + warned.where() + " GROUP BY ALL",
        fits.parameters(),
        row -> values.of(row.getInt(1))[row.getInt(2)].warn(row.getLong(3), row.getLong(4)));
    List<Named> named =
        words(index, CONTEXTS).entrySet().stream()
            .flatMap(it -> values.of(it.getKey(), it.getValue(), series))
            .toList();
    return named.parallelStream()
        .map(it -> it.values.summed(it.words, runs.days))
        .sorted(ORDER)
        .toList();
  }

  /// The runs in their order.
  ///
  /// @param ranks the place of each run by its number
  /// @param days the date of each place, in days
  private record Runs(int[] ranks, double[] days) {
    static Runs of(IndexReader index) {
      List<Integer> numbers = new ArrayList<>();
      List<Double> dates = new ArrayList<>();
      index.each(
          RUNS,
          List.of(),
          row -> {
            numbers.add(row.getInt(1));
            dates.add(row.getDouble(2));
          });
      int[] ranks = new int[numbers.stream().mapToInt(it -> it + 1).max().orElse(0)];
      for (int rank = 0; rank < numbers.size(); rank++) {
        ranks[numbers.get(rank)] = rank;
      }
      return new Runs(ranks, dates.stream().mapToDouble(it -> it).toArray());
    }
  }

  private record Named(List<String> words, SeriesValues values) {}

  /// The values of each series, which come in any order.
  private static final class Values {
    private final int[] ranks;
    private final int series;
    private final int latest;
    private final Map<Integer, SeriesValues[]> byContext = new HashMap<>();
    private int lastContext = -1;
    private SeriesValues[] last = {};

    Values(int[] ranks, int series, int latest) {
      this.ranks = ranks;
      this.series = series;
      this.latest = latest;
    }

    void takeSingles(DuckDBDataChunkReader chunk) {
      DuckDBReadableVector context = chunk.vector(0);
      DuckDBReadableVector number = chunk.vector(1);
      DuckDBReadableVector run = chunk.vector(2);
      DuckDBReadableVector value = chunk.vector(3);
      for (long row = 0; row < chunk.rowCount(); row++) {
        of(context.getInt(row))[number.getInt(row)].add(
            ranks[run.getInt(row)], value.getDouble(row));
      }
    }

    void takeDays(DuckDBDataChunkReader chunk) {
      for (long row = 0; row < chunk.rowCount(); row++) {
        of(chunk.vector(0).getInt(row))[chunk.vector(1).getInt(row)].add(
            ranks[chunk.vector(2).getInt(row)],
            chunk.vector(3).getDouble(row),
            chunk.vector(4).getInt(row),
            chunk.vector(5).getDouble(row),
            chunk.vector(6).getDouble(row));
      }
    }

    /// The series of a context by number.
    SeriesValues[] of(int context) {
      if (context != lastContext) {
        lastContext = context;
        last = byContext.computeIfAbsent(context, _ -> none());
      }
      return last;
    }

    private SeriesValues[] none() {
      SeriesValues[] all = new SeriesValues[series];
      Arrays.setAll(all, _ -> new SeriesValues(latest));
      return all;
    }

    Stream<Named> of(int context, List<String> words, Map<Integer, List<String>> names) {
      List<Named> named = new ArrayList<>();
      SeriesValues[] all = byContext.getOrDefault(context, new SeriesValues[0]);
      for (int number = 0; number < all.length; number++) {
        SeriesValues its = all[number];
        if (its.any()) {
          List<String> both = new ArrayList<>(words);
          both.addAll(names.getOrDefault(number, List.of()));
          named.add(new Named(both, its));
        }
      }
      return named.stream();
    }
  }

  private static Map<Integer, List<String>> words(IndexReader index, String sql) {
    Map<Integer, List<String>> words = new HashMap<>();
    index.each(
        sql,
        List.of(),
        row -> {
          List<String> its = new ArrayList<>();
          for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
            its.add(row.getString(i));
          }
          words.put(row.getInt(1), its);
        });
    return words;
  }

  private static Optional<Instant> date(@Nullable Timestamp date) {
    return Optional.ofNullable(date).map(it -> it.toLocalDateTime().toInstant(ZoneOffset.UTC));
  }
}
