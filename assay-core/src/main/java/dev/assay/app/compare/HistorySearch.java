package dev.assay.app.compare;

import dev.assay.app.environment.Ancestry;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import dev.assay.store.history.RunName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds entries of a history by run, commit and branch.
final class HistorySearch {
  /// Enough to hold the runs that tell how runs vary, however rarely commits are measured.
  static final int MOST_COMMITS = 2_000;

  private static final int FEWEST_DIGITS = 7;
  private static final int BATCH = 64;
  private static final int MOST_RECORDS = 100;

  private final History history;

  HistorySearch(History history) {
    this.history = history;
  }

  /// The entry of a run, by its id.
  Optional<HistoryRecord> run(String id) {
    return newest(it -> it.run().id().equals(id), 1).stream().findFirst();
  }

  /// The entries of a branch, the latest first.
  List<HistoryRecord> branch(String name) {
    return newest(it -> it.branch().equals(name), MOST_RECORDS);
  }

  /// The entries of a commit by its name or the start of it, the latest first.
  List<HistoryRecord> commit(String name) {
    String sha = name.toLowerCase(Locale.ROOT);
    return sha.length() < FEWEST_DIGITS || !sha.matches("[0-9a-f]+")
        ? List.of()
        : newest(it -> isOf(it, own -> own.startsWith(sha)), MOST_RECORDS);
  }

  /// The entries of these commits of a benchmark that may be a baseline, the nearest commit first:
  /// complete runs of the commits themselves, and none of a pull request.
  List<HistoryRecord> baseline(List<String> commits, Optional<String> benchmark) {
    Map<String, Integer> distance = new HashMap<>();
    commits.forEach(commit -> distance.put(commit, distance.size()));
    List<HistoryRecord> found =
        newest(
            it ->
                isOf(it, distance::containsKey)
                    && it.commit().filter(RunRecord.Commit::dirty).isEmpty()
                    && it.run().complete()
                    && !it.branch().startsWith("pull/")
                    && benchmark.filter(name -> !name.equals(it.run().benchmark())).isEmpty(),
            MOST_RECORDS);
    List<HistoryRecord> sorted = new ArrayList<>(found);
    // The sort is stable: of one commit the latest stays first.
    sorted.sort(Comparator.comparingInt(it -> distance(it, distance)));
    return sorted;
  }

  private static int distance(HistoryRecord record, Map<String, Integer> distance) {
    return record
        .commit()
        .map(it -> distance.getOrDefault(it.sha(), Integer.MAX_VALUE))
        .orElse(Integer.MAX_VALUE);
  }

  /// The entries of a commit and of those that led to it, the nearest first.
  List<HistoryRecord> upTo(Ancestry ancestry, String commit, Optional<String> benchmark) {
    return baseline(ancestry.upTo(commit, MOST_COMMITS), benchmark);
  }

  private static boolean isOf(HistoryRecord record, Predicate<String> commit) {
    return record.commit().map(RunRecord.Commit::sha).filter(commit).isPresent();
  }

  private List<HistoryRecord> newest(Predicate<HistoryRecord> wanted, int most) {
    List<RunName> names = history.listing().runs().reversed();
    List<HistoryRecord> found = new ArrayList<>();
    for (int from = 0; from < names.size() && found.size() < most; from += BATCH) {
      history.forEach(
          names.subList(from, Math.min(from + BATCH, names.size())),
          (_, record) -> {
            if (found.size() < most && wanted.test(record)) {
              found.add(record);
            }
          });
    }
    return found;
  }
}
