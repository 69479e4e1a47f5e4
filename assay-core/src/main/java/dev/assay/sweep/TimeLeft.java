package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
      seconds
          .computeIfAbsent(attempt.trial().configuration(), _ -> new ArrayList<>())
          .add(attempt.seconds());
      all.add(attempt.seconds());
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

  private static OptionalDouble median(List<Double> values) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }
}
