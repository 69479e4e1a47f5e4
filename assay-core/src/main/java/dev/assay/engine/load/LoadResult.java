package dev.assay.engine.load;

import dev.assay.api.observation.Outcome;
import java.time.Duration;
import java.util.Map;

/// How a trial of a language model ended.
///
/// @param outcomes how many samples of this run ended how; those of an earlier run are not counted
/// @param stopped why it stopped before every sample was asked; empty where it did not
/// @param problem what went wrong first; empty where nothing did
/// @param took the time that it took
public record LoadResult(
    Map<Outcome.Kind, Long> outcomes, String stopped, String problem, Duration took) {

  /// Copies the counts.
  public LoadResult {
    outcomes = Map.copyOf(outcomes);
  }
}
