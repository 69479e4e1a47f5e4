package dev.assay.store.index;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Which measurements are asked for; what is empty does not count.
///
/// @param since those of this date and later
/// @param until those before this date
/// @param names what they have to be, column by column; of several words any
/// @param overall whether only values over all rows and seeds are asked for
/// @param most how many of the latest
public record Filter(
    Optional<Instant> since,
    Optional<Instant> until,
    List<Name> names,
    boolean overall,
    OptionalLong most) {
  /// Copies the list.
  public Filter {
    names = List.copyOf(names);
  }

  /// A condition on a column of words.
  ///
  /// @param column the column
  /// @param words what it may be
  public record Name(Column column, List<String> words) {
    /// Copies the words.
    public Name {
      words = List.copyOf(words);
    }
  }

  /// A column of words.
  public enum Column {
    BENCHMARK(Table.CONTEXTS, "benchmark = ?"),
    MODEL(Table.SERIES, "model = ?"),
    DATASET(Table.SERIES, "dataset = ?"),
    METRIC(Table.SERIES, "metric = ?"),
    BRANCH(Table.CONTEXTS, "branch = ?"),
    /// By the beginning of the commit.
    COMMIT(Table.RUNS, "starts_with(commit, ?)"),
    /// By the beginning of the fingerprint, or a part of the processor's name.
    ENVIRONMENT(Table.CONTEXTS, "(starts_with(environment, ?) OR contains(lower(cpu), lower(?)))"),
    TAG(Table.RUNS, "list_contains(string_split(tags, ' '), ?)");

    private final Table table;
    private final String condition;

    Column(Table table, String condition) {
      this.table = table;
      this.condition = condition;
    }
  }

  /// A table of words, and the column of the points that refers to it.
  private enum Table {
    SERIES("series"),
    CONTEXTS("context"),
    RUNS("run");

    private final String key;

    Table(String key) {
      this.key = key;
    }
  }

  /// The condition on the points `p`. Words are looked up in their own small tables first, so that
  /// of the points only numbers are compared.
  Condition condition() {
    List<String> all = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    since.ifPresent(date -> {
      all.add("p.date >= ?");
      parameters.add(timestamp(date));
    });
    until.ifPresent(date -> {
      all.add("p.date < ?");
      parameters.add(timestamp(date));
    });
    for (Table table : Table.values()) {
      String words = words(table, parameters);
      if (!words.isEmpty()) {
        String its = table.name().toLowerCase(Locale.ROOT);
        all.add("p." + table.key + " IN (SELECT " + table.key + " FROM " + its + words + ")");
      }
    }
    return new Condition(all, parameters);
  }

  private String words(Table table, List<Object> parameters) {
    List<String> all = new ArrayList<>();
    if (overall && table == Table.SERIES) {
      all.add("slice = '' AND seed IS NULL");
    }
    for (Name name : names) {
      if (name.column().table == table) {
        String condition = name.column().condition;
        all.add(
            "(" + String.join(" OR ", Collections.nCopies(name.words().size(), condition)) + ")");
        long marks = condition.chars().filter(it -> it == '?').count();
        name.words().forEach(word -> parameters.addAll(Collections.nCopies((int) marks, word)));
      }
    }
    return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
  }

  private static LocalDateTime timestamp(Instant date) {
    return date.atOffset(ZoneOffset.UTC).toLocalDateTime();
  }

  /// What points have to be.
  ///
  /// @param all the conditions in SQL
  /// @param parameters what they are asked with
  record Condition(List<String> all, List<Object> parameters) {
    /// Copies the lists.
    Condition {
      all = List.copyOf(all);
      parameters = List.copyOf(parameters);
    }

    /// This and one more.
    Condition and(String another, List<Object> its) {
      List<String> more = new ArrayList<>(all);
      more.add(another);
      List<Object> with = new ArrayList<>(parameters);
      with.addAll(its);
      return new Condition(more, with);
    }

    /// The conditions as a clause; nothing where there is none.
    String where() {
      return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }
  }
}
