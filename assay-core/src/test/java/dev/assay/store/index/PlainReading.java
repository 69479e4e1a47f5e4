package dev.assay.store.index;

import dev.assay.store.RunRecord;
import dev.assay.store.history.DailySummary;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.Listing;
import dev.assay.store.history.Machine;
import dev.assay.store.history.Measurement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads every file of a history, without an index, for tests to compare with.
final class PlainReading {
  private PlainReading() {}

  /// A measurement; NaN stands for a number that is not known.
  record Row(
      Instant date,
      String run,
      List<String> context,
      String cpu,
      String commit,
      String tags,
      Measurement.Series it,
      double value,
      double lo,
      double hi,
      long n,
      long runs,
      double min,
      double max) {
    private static final Comparator<Row> WITHIN_A_DATE =
        Comparator.comparing(Row::model)
            .thenComparing(row -> row.it.dataset())
            .thenComparing(Row::metric)
            .thenComparing(row -> row.it.slice())
            .thenComparing(row -> row.it.seed().orElse(Long.MAX_VALUE))
            .thenComparing(row -> String.join("\0", row.context));
    static final Comparator<Row> OLDEST_FIRST =
        Comparator.comparing(Row::date).thenComparing(Row::run).thenComparing(WITHIN_A_DATE);
    static final Comparator<Row> LATEST_FIRST =
        Comparator.comparing(Row::date)
            .thenComparing(Row::run)
            .reversed()
            .thenComparing(WITHIN_A_DATE);

    String model() {
      return it.model();
    }

    String metric() {
      return it.metric();
    }

    String branch() {
      return context.get(1);
    }

    boolean overall() {
      return it.isOverall();
    }

    /// What tells its series from others.
    List<String> series() {
      List<String> all = new ArrayList<>(words());
      all.addAll(List.of(it.slice(), it.seed().toString()));
      return all;
    }

    List<String> words() {
      return List.of(
          context.get(0),
          context.get(1),
          context.get(2),
          it.model(),
          it.dataset(),
          it.metric(),
          it.unit(),
          "lower");
    }

    /// The columns of a query.
    List<@Nullable Object> columns() {
      return Arrays.asList(
          Timestamp.valueOf(date.atOffset(ZoneOffset.UTC).toLocalDateTime()),
          context.get(0),
          context.get(1),
          commit,
          context.get(2),
          it.model(),
          it.dataset(),
          it.metric(),
          it.slice(),
          it.seed().orElse(null),
          known(value),
          it.unit(),
          known(lo),
          known(hi),
          n,
          (int) runs,
          run,
          tags,
          "lower",
          cpu);
    }
  }

  private static @Nullable Double known(double number) {
    return Double.isNaN(number) ? null : number;
  }

  /// The order of summaries.
  static String order(List<String> words) {
    return String.join(
        "\0", words.get(0), words.get(1), words.get(3), words.get(4), words.get(5), words.get(2));
  }

  static List<Row> of(History history) {
    Listing listing = history.listing();
    List<Row> rows = new ArrayList<>();
    listing.runs().forEach(name -> rows.addAll(of(history.read(name))));
    listing.summaries(List.copyOf(listing.days())).values().forEach(day -> rows.addAll(of(day)));
    return rows;
  }

  private static List<Row> of(HistoryRecord record) {
    return record.measurements().stream().map(it -> row(record, it)).toList();
  }

  private static Row row(HistoryRecord record, Measurement it) {
    double value = it.value().orElse(Double.NaN);
    return new Row(
        record.date(),
        record.run().id(),
        List.of(record.run().benchmark(), record.branch(), record.environment().fingerprint()),
        record.environment().cpu(),
        record.commit().map(RunRecord.Commit::sha).orElse(""),
        String.join(" ", record.tags()),
        it.series(),
        value,
        it.interval().map(Measurement.Uncertainty::lo).orElse(NONE).orElse(Double.NaN),
        it.interval().map(Measurement.Uncertainty::hi).orElse(NONE).orElse(Double.NaN),
        it.n(),
        1,
        value,
        value);
  }

  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static List<Row> of(DailySummary day) {
    Map<String, Machine> machines = new HashMap<>();
    day.machines().forEach(it -> machines.put(it.fingerprint(), it));
    Map<List<String>, String> commits = new TreeMap<>(Comparator.comparing(String::valueOf));
    day.points().forEach(it -> commits.put(context(it), it.commit().orElse("")));
    return day.points().stream()
        .map(it ->
            new Row(
                day.day().atTime(12, 0).toInstant(ZoneOffset.UTC),
                day.day().toString(),
                context(it),
                Objects.requireNonNull(machines.get(it.key().environment())).cpu(),
                Objects.requireNonNull(commits.get(context(it))),
                "",
                it.key().series(),
                it.mean(),
                Double.NaN,
                Double.NaN,
                it.n(),
                it.runs(),
                it.min(),
                it.max()))
        .toList();
  }

  private static List<String> context(DailySummary.Point it) {
    return List.of(it.key().benchmark(), it.key().branch(), it.key().environment());
  }
}
