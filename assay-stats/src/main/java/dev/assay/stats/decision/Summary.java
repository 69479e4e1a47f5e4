package dev.assay.stats.decision;

import dev.assay.stats.Estimate;
import java.util.List;

/// What one sample says.
///
/// @param estimate the value with its interval, the value alone, or why there is neither
/// @param reason why this method was picked
/// @param unit what `n` counts
/// @param n the number of independent units
/// @param notes what a reader should know besides, in full sentences
public record Summary(Estimate estimate, String reason, Unit unit, long n, List<String> notes) {
  /// Copies the notes.
  public Summary {
    notes = List.copyOf(notes);
  }
}
