package dev.assay.analysis.change;

import java.util.List;
import java.util.Optional;

/// One side of a comparison: a run, a file, or a history of runs.
///
/// @param name as the user wrote it
/// @param what what it turned out to be, in words
/// @param measured everything that it measured over all rows and seeds
public record Side(String name, String what, List<Measured> measured) {
  /// Copies the list.
  public Side {
    measured = List.copyOf(measured);
  }

  /// What it measured of a series.
  Optional<Measured> find(Series series) {
    return measured.stream().filter(it -> it.series().equals(series)).findFirst();
  }
}
