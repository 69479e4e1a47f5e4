package dev.assay.app.run;

import dev.assay.engine.TrialResult;
import dev.assay.engine.load.LoadResult;
import java.time.Duration;

/// How a trial ended, of whatever kind its model was.
///
/// @param stopped why it stopped before every sample was asked; empty where it did not
/// @param problem what went wrong first; empty where nothing did
/// @param took the time that it took
/// @param asked whether anything was asked; a trial that an earlier process had finished asks
///   nothing
record TrialEnd(String stopped, String problem, Duration took, boolean asked) {

  static TrialEnd of(TrialResult result) {
    return new TrialEnd(
        result.complete() ? "" : "the wall-clock budget ended before every sample was asked",
        result.problem(),
        result.took(),
        !result.outcomes().isEmpty());
  }

  static TrialEnd of(LoadResult result) {
    return new TrialEnd(
        result.stopped(), result.problem(), result.took(), !result.outcomes().isEmpty());
  }

  boolean complete() {
    return stopped.isEmpty();
  }
}
