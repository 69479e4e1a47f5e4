package dev.assay.spec;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The problems of one spec file, in the order of their places.
final class Problems {
  private record Found(Place at, Problem problem) {}

  private final SourceText source;
  private final List<Found> found = new ArrayList<>();

  Problems(SourceText source) {
    this.source = source;
  }

  void add(Place at, String message, String hint) {
    found.add(new Found(at, source.problem(at, message, hint)));
  }

  /// Adds a problem without showing the line, for it may hold a secret.
  void addDiscreetly(Place at, String message, String hint) {
    found.add(new Found(at, source.discreet(at, message, hint)));
  }

  boolean any() {
    return !found.isEmpty();
  }

  /// All problems by place, and no more than a user would read.
  List<Problem> all() {
    List<Problem> sorted =
        found.stream()
            .sorted(Comparator.comparing(Found::at))
            .map(Found::problem)
            .distinct()
            .toList();
    if (sorted.size() <= SpecLimits.PROBLEMS) {
      return sorted;
    }
    List<Problem> first = new ArrayList<>(sorted.subList(0, SpecLimits.PROBLEMS));
    first.add(
        Problem.at(
            source.name(),
            "there are " + (sorted.size() - SpecLimits.PROBLEMS) + " more problems",
            "mend the first ones and try again"));
    return List.copyOf(first);
  }

  AssayException exception() {
    return new AssayException(ErrorCode.INVALID_REQUEST, all());
  }

  /// Adds a problem and stops reading, for nothing can be made of the rest.
  AssayException fatal(Place at, String message, String hint) {
    add(at, message, hint);
    return exception();
  }
}
