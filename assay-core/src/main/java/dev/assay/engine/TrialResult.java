package dev.assay.engine;

import dev.assay.api.observation.Outcome;
import java.time.Duration;
import java.util.Map;

/// How a trial ended.
///
/// @param trial the trial
/// @param outcomes how many samples of this run ended how; those of an earlier run are not counted
/// @param complete whether every sample was asked; false where the budget ended first
/// @param problem what went wrong first, or empty
/// @param took the time that it took
public record TrialResult(
    Trial trial,
    Map<Outcome.Kind, Long> outcomes,
    boolean complete,
    String problem,
    Duration took) {

  /// Copies the counts.
  public TrialResult {
    outcomes = Map.copyOf(outcomes);
  }
}
