package dev.assay.analysis.change;

import dev.assay.api.observation.RowDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Where a number comes from.
///
/// @param run the run's id, or the file's name
/// @param commit the commit that was measured; empty where that is not known
/// @param dataset the checksum of the dataset; empty where that is not known
/// @param machine what it was measured on, by name; empty where that is not known
/// @param rows what each row of the dataset holds, in their order; empty where that is not known
public record Source(
    String run,
    String commit,
    String dataset,
    SequencedMap<String, String> machine,
    List<RowDigest> rows) {
  /// A number of which it is not known what the rows of its dataset hold.
  public Source(String run, String commit, String dataset, SequencedMap<String, String> machine) {
    this(run, commit, dataset, machine, List.of());
  }

  /// Copies the map, in its order, and the list.
  public Source {
    rows = List.copyOf(rows);
    machine = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(machine));
  }
}
