package dev.assay.store.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks an index for what each series comes to.
public final class SeriesSummaries {
  private static final String COUNTS =
      """
      SELECT count(*) FILTER (NOT daily), count(*) FILTER (daily), min(date), max(date) FROM runs
      """;
  private static final String POINTS =
      """
      SELECT p.context, p.series, p.date, p.value, p.lo, p.hi, p.n, p.runs, p.min, p.max,
        c.benchmark, c.branch, c.environment, c.cpu, s.model, s.dataset, s.metric, s.slice, s.seed,
        r.commit, r.tags
      FROM points p JOIN series s ON s.series = p.series JOIN contexts c ON c.context = p.context
        JOIN runs r ON r.run = p.run
      """;

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

  /// What the series over all rows and seeds come to.
  ///
  /// @param latest how many of the latest values are wanted of each
  public static List<Summed> of(IndexReader index, Filter filter, int latest) {
    String where = filter.where();
    String sql = summaries(latest, where.isEmpty() ? "WHERE" : where + " AND");
    List<Summed> summed = new ArrayList<>();
    index.each(sql, filter.parameters(), row -> summed.add(summed(row)));
    return summed;
  }

  private static String summaries(int latest, String where) {
    return """
    WITH summed AS (
      SELECT context, series, sum(runs)::BIGINT AS runs, sum(value * runs) / sum(runs) AS mean,
        stddev_samp(value) AS sd, min(min) AS min, median(value) AS median, max(max) AS max,
        max(date, %2$d) AS dates, max_by(value, date, %2$d) AS latest,
        count(*) FILTER (n BETWEEN 1 AND 2) AS few,
        count(*) FILTER (hi - lo > 0.5 * abs(value)) AS wide
      FROM (%1$s)
      %3$s value IS NOT NULL
      GROUP BY context, series)
    SELECT c.benchmark, c.branch, c.environment, s.model, s.dataset, s.metric, s.unit,
      s.direction, t.runs, t.mean, t.sd, t.min, t.median, t.max, t.few, t.wide,
      list_transform(t.dates, lambda d: epoch_us(d) / 86400e6) AS dates, t.latest
    FROM summed t JOIN series s ON s.series = t.series JOIN contexts c ON c.context = t.context
    ORDER BY 1, 2, 4, 5, 6, 3
    """
        .formatted(POINTS, latest, where);
  }

  private static Summed summed(ResultSet row) throws SQLException {
    List<String> words = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      words.add(row.getString(i));
    }
    long runs = row.getLong(9);
    double deviation = row.getDouble(11);
    boolean alone = row.wasNull();
    double[] numbers = {
      row.getDouble(10),
      alone ? Double.NaN : deviation,
      row.getDouble(12),
      row.getDouble(13),
      row.getDouble(14)
    };
    return new Summed(
        words,
        runs,
        numbers,
        row.getLong(15),
        row.getLong(16),
        reversed(row, 17),
        reversed(row, 18));
  }

  private static double[] reversed(ResultSet row, int column) throws SQLException {
    Object[] values = (Object[]) row.getArray(column).getArray();
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[values.length - 1 - i] = ((Number) values[i]).doubleValue();
    }
    return reversed;
  }

  private static Optional<Instant> date(@Nullable Timestamp date) {
    return Optional.ofNullable(date).map(it -> it.toLocalDateTime().toInstant(ZoneOffset.UTC));
  }
}
