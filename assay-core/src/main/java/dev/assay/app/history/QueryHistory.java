package dev.assay.app.history;

import dev.assay.app.Installation;
import dev.assay.report.Figure;
import dev.assay.store.history.History;
import dev.assay.store.index.Filter;
import dev.assay.store.index.HistoryIndex;
import dev.assay.store.index.IndexReader;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks a history for measurements.
public final class QueryHistory {
  private static final int COMMIT_DIGITS = 8;

  private final Installation installation;

  /// The use case on an installation.
  public QueryHistory(Installation installation) {
    this.installation = installation;
  }

  /// Writes the measurements that fit, the oldest first.
  ///
  /// @param base the folder to which a relative address refers
  /// @param lines where the lines go
  /// @throws dev.assay.api.AssayException if the history cannot be read
  public void query(
      String address, Path base, Filter filter, RowForm form, Consumer<String> lines) {
    Histories histories = new Histories(installation);
    try (History history = histories.open(address, base);
        IndexReader index = new HistoryIndex(histories.index(address, base)).open(history);
        RowWriter out = new RowWriter(form, lines)) {
      index.measurements(filter, new Checked(out, form, installation.ticker().now()));
    }
  }

  /// Writes the answer to a query in SQL, which can read the index and nothing else.
  ///
  /// @throws dev.assay.api.AssayException if the query is refused
  public void sql(String address, Path base, String query, RowForm form, Consumer<String> lines) {
    Histories histories = new Histories(installation);
    try (History history = histories.open(address, base);
        IndexReader index = new HistoryIndex(histories.index(address, base)).open(history);
        RowWriter out = new RowWriter(form, lines)) {
      index.sql(query, out);
    }
  }

  /// Adds the warnings to each row; for people it leaves the less important columns out.
  private static final class Checked implements IndexReader.Rows {
    private static final List<String> SHOWN =
        List.of("date", "branch", "commit", "model", "dataset", "metric", "slice");

    private final RowWriter out;
    private final RowForm form;
    private final Instant now;
    private List<String> names = List.of();

    Checked(RowWriter out, RowForm form, Instant now) {
      this.out = out;
      this.form = form;
      this.now = now;
    }

    @Override
    public void columns(List<String> columns) {
      names = List.copyOf(columns);
      List<String> shown = new ArrayList<>(form == RowForm.TABLE ? SHOWN : columns);
      if (form == RowForm.TABLE) {
        shown.addAll(List.of("value", "n"));
      }
      shown.add("warnings");
      out.columns(shown);
    }

    @Override
    public void row(List<@Nullable Object> values) {
      OptionalDouble value = number(values, "value");
      double lo = number(values, "lo").orElse(Double.NaN);
      double hi = number(values, "hi").orElse(Double.NaN);
      long n = values.get(names.indexOf("n")) instanceof Number count ? count.longValue() : 0;
      String warnings = String.join("; ", Sanity.of(date(values), now, n, value, lo, hi));
      if (form != RowForm.TABLE) {
        out.row(with(values, warnings));
        return;
      }
      List<@Nullable Object> shown = new ArrayList<>();
      SHOWN.forEach(column -> shown.add(values.get(names.indexOf(column))));
      shown.set(SHOWN.indexOf("commit"), shortened(shown.get(SHOWN.indexOf("commit"))));
      shown.add(figure(value, lo, hi, values.get(names.indexOf("unit"))));
      shown.add(n);
      out.row(with(shown, warnings));
    }

    private static String figure(
        OptionalDouble value, double lo, double hi, @Nullable Object unit) {
      if (value.isEmpty()) {
        return "—";
      }
      boolean bounded = Double.isFinite(lo) && Double.isFinite(hi);
      String number =
          bounded
              ? Figure.of(value.getAsDouble(), lo, hi)
                  + " "
                  + Figure.range(value.getAsDouble(), lo, hi)
              : Figure.brief(value.getAsDouble());
      return (number + " " + (unit == null ? "" : unit)).strip();
    }

    private static String shortened(@Nullable Object commit) {
      String text = commit == null ? "" : commit.toString();
      return text.substring(0, Math.min(COMMIT_DIGITS, text.length()));
    }

    private static List<@Nullable Object> with(List<@Nullable Object> values, String more) {
      @Nullable Object[] all = Arrays.copyOf(values.toArray(), values.size() + 1);
      all[values.size()] = more;
      return Arrays.asList(all);
    }

    private OptionalDouble number(List<@Nullable Object> values, String name) {
      return values.get(names.indexOf(name)) instanceof Number number
          ? OptionalDouble.of(number.doubleValue())
          : OptionalDouble.empty();
    }

    private Instant date(List<@Nullable Object> values) {
      return values.get(names.indexOf("date")) instanceof Timestamp date
          ? date.toLocalDateTime().toInstant(ZoneOffset.UTC)
          : Instant.EPOCH;
    }
  }
}
