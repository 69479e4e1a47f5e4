package dev.assay.app.history;

import java.util.List;
import java.util.Optional;

/// What a user says of a run that goes into the history.
///
/// @param branch the branch it was measured for; empty: the one that was checked out, or that the
///   continuous-integration service names
/// @param tags words by which it is kept and found
/// @param release whether it is a release
public record HistoryLabels(Optional<String> branch, List<String> tags, boolean release) {
  /// Nothing said.
  public static final HistoryLabels NONE = new HistoryLabels(Optional.empty(), List.of(), false);

  /// Copies the tags.
  public HistoryLabels {
    tags = List.copyOf(tags);
  }
}
