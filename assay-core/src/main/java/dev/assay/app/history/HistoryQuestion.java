package dev.assay.app.history;

import dev.assay.store.index.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Which measurements a user asks for; what is empty does not count.
///
/// @param since those of this date and later
/// @param until those before this date
/// @param names what they have to be
public record HistoryQuestion(Optional<Instant> since, Optional<Instant> until, Names names) {

  /// What measurements have to be; of several words any.
  ///
  /// @param commits by their first digits
  /// @param environments by the first digits of the fingerprint, or a part of the processor's name
  public record Names(
      List<String> benchmarks,
      List<String> models,
      List<String> datasets,
      List<String> metrics,
      List<String> branches,
      List<String> commits,
      List<String> environments,
      List<String> tags) {}

  /// The same as the index knows it.
  ///
  /// @param overall whether only values over all rows and seeds are asked for
  /// @param most how many of the latest
  public Filter filter(boolean overall, OptionalLong most) {
    List<Filter.Name> conditions = new ArrayList<>();
    add(conditions, Filter.Column.BENCHMARK, names.benchmarks());
    add(conditions, Filter.Column.MODEL, names.models());
    add(conditions, Filter.Column.DATASET, names.datasets());
    add(conditions, Filter.Column.METRIC, names.metrics());
    add(conditions, Filter.Column.BRANCH, names.branches());
    add(conditions, Filter.Column.COMMIT, names.commits());
    add(conditions, Filter.Column.ENVIRONMENT, names.environments());
    add(conditions, Filter.Column.TAG, names.tags());
    return new Filter(since, until, conditions, overall, most);
  }

  private static void add(List<Filter.Name> all, Filter.Column column, List<String> words) {
    if (!words.isEmpty()) {
      all.add(new Filter.Name(column, words));
    }
  }
}
