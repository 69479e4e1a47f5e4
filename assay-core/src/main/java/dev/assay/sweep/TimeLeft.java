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
import java.util.function.Consumer;

/// How long what is left will take, by the median time of each configuration's trials; the sum is
/// kept up to date, for it is asked for after every trial.
final class TimeLeft {
  private final Map<String, Part> parts = new HashMap<>();
  private final List<Double> all = new ArrayList<>();
  private double knownSeconds;
  private int unknown;
  private int trials;

  // What is known of a configuration, and how many of its trials are left.
  private static final class Part {
    private final List<Double> seconds = new ArrayList<>();
    private int left;

    private double secondsLeft() {
      return median(seconds).orElse(0) * left;
    }
  }

  /// Takes in that more or fewer trials of a configuration are left.
  void expect(String configuration, int more) {
    trials += more;
    change(configuration, part -> part.left += more);
  }

  /// Learns how long a trial took; attempts that did not finish say nothing.
  void add(AttemptRecord attempt) {
    if (attempt.finished()) {
      change(attempt.trial().configuration(), part -> insert(part.seconds, attempt.seconds()));
      insert(all, attempt.seconds());
    }
  }

  /// The time that a trial of a configuration will take: the median of those that finished, of all
  /// configurations where none of this one has; empty before any has.
  OptionalDouble expected(String configuration) {
    Part part = parts.get(configuration);
    return median(part == null || part.seconds.isEmpty() ? all : part.seconds);
  }

  /// The time for what is left in so many slots; empty before anything has finished.
  Optional<Duration> left(int slots) {
    OptionalDouble other = median(all);
    if (unknown > 0 && other.isEmpty()) {
      return Optional.empty();
    }
    double seconds = Math.max(0, knownSeconds) + unknown * other.orElse(0);
    return trials > 0
        ? Optional.of(Duration.ofNanos((long) (seconds / slots * 1e9)))
        : Optional.empty();
  }

  private void change(String configuration, Consumer<Part> how) {
    Part part = parts.computeIfAbsent(configuration, _ -> new Part());
    count(part, -1);
    how.accept(part);
    count(part, 1);
  }

  private void count(Part part, int sign) {
    knownSeconds += sign * part.secondsLeft();
    unknown += part.seconds.isEmpty() ? sign * part.left : 0;
  }

  // The list is kept in order, for its median is asked for again and again.
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
