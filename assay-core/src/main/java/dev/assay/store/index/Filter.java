package dev.assay.store.index;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
  static final String COLUMNS =
      "date, benchmark, branch, commit, environment, model, dataset, metric, slice, seed, value,"
          + " unit, lo, hi, n, runs, run, tags, direction, cpu";

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
    BENCHMARK("benchmark = ?"),
    MODEL("model = ?"),
    DATASET("dataset = ?"),
    METRIC("metric = ?"),
    BRANCH("branch = ?"),
    /// By the beginning of the commit.
    COMMIT("starts_with(commit, ?)"),
    /// By the beginning of the fingerprint, or a part of the processor's name.
    ENVIRONMENT("(starts_with(environment, ?) OR contains(lower(cpu), lower(?)))"),
    TAG("list_contains(string_split(tags, ' '), ?)");

    private final String condition;

    Column(String condition) {
      this.condition = condition;
    }
  }

  String where() {
    List<String> all = new ArrayList<>();
    since.ifPresent(_ -> all.add("date >= ?"));
    until.ifPresent(_ -> all.add("date < ?"));
    for (Name name : names) {
      List<String> any = name.words().stream().map(_ -> name.column().condition).toList();
      all.add("(" + String.join(" OR ", any) + ")");
    }
    if (overall) {
      all.add("slice = '' AND seed IS NULL");
    }
    return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
  }

  List<Object> parameters() {
    List<Object> parameters = new ArrayList<>();
    since.ifPresent(date -> parameters.add(timestamp(date)));
    until.ifPresent(date -> parameters.add(timestamp(date)));
    for (Name name : names) {
      long marks = name.column().condition.chars().filter(it -> it == '?').count();
      for (String word : name.words()) {
        for (int i = 0; i < marks; i++) {
          parameters.add(word);
        }
      }
    }
    return parameters;
  }

  private static LocalDateTime timestamp(Instant date) {
    return date.atOffset(ZoneOffset.UTC).toLocalDateTime();
  }
}
