package dev.assay.analysis.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Where a number comes from.
///
/// @param run the run's id, or the file's name
/// @param commit the commit that was measured; empty where that is not known
/// @param dataset the checksum of the dataset; empty where that is not known
/// @param machine what it was measured on, by name; empty where that is not known
public record Source(
    String run, String commit, String dataset, SequencedMap<String, String> machine) {
  /// Copies the map, in its order.
  public Source {
    machine = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(machine));
  }
}
