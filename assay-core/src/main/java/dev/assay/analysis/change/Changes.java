package dev.assay.analysis.change;

import dev.assay.stats.decision.Verdict;
import java.util.List;

/// Everything that changed from one side to another.
///
/// @param base what is compared with
/// @param head what is judged
/// @param level the level at which all changes hold together
/// @param changes one for each metric that either side judges
/// @param unjudged what is not judged, and why, in full sentences
public record Changes(
    Side base, Side head, double level, List<Change> changes, List<String> unjudged) {
  /// Copies the lists.
  public Changes {
    changes = List.copyOf(changes);
    unjudged = List.copyOf(unjudged);
  }

  /// How many changes have that verdict.
  public long count(Verdict verdict) {
    return changes.stream().filter(it -> it.verdict() == verdict).count();
  }

  /// The changes with that verdict.
  public List<Change> of(Verdict verdict) {
    return changes.stream().filter(it -> it.verdict() == verdict).toList();
  }
}
