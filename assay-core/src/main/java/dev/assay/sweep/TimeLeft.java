package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// How long what is left will take, by the median time of each configuration's trials.
final class TimeLeft {
  private final Map<String, List<Double>> seconds = new HashMap<>();
  private final List<Double> all = new ArrayList<>();

  /// Learns how long a trial took; attempts that did not finish say nothing.
  void add(AttemptRecord attempt) {
    if (attempt.finished()) {
      String configuration = attempt.trial().configuration();
      insert(seconds.computeIfAbsent(configuration, _ -> new ArrayList<>()), attempt.seconds());
      insert(all, attempt.seconds());
    }
  }

  /// The time that a trial of a configuration will take: the median of those that finished, of all
  /// configurations where none of this one has; empty before any has.
  OptionalDouble expected(String configuration) {
    return median(seconds.getOrDefault(configuration, all));
  }

  /// The time for what is left in so many slots; empty before anything has finished.
  ///
  /// @param left how many trials of each configuration are left
  Optional<Duration> of(Map<String, Integer> left, int slots) {
    double sum = 0;
    for (Map.Entry<String, Integer> entry : left.entrySet()) {
      OptionalDouble each = expected(entry.getKey());
      if (each.isEmpty()) {
        return Optional.empty();
      }
      sum += each.getAsDouble() * entry.getValue();
    }
    return sum == 0 ? Optional.empty() : Optional.of(Duration.ofNanos((long) (sum / slots * 1e9)));
  }

  // The lists are kept in order, for the median is asked for after every trial.
  private static void insert(List<Double> sorted, double value) {
    int found = Collections.binarySearch(sorted, value);
    sorted.add(found < 0 ? -found - 1 : found, value);
  }

  private static OptionalDouble median(List<Double> sorted) {
    if (sorted.isEmpty()) {
      return OptionalDouble.empty();
    }
    int middle = sorted.size() / 2;
    return OptionalDouble.of(
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
  }
}
