package dev.assay.app.run;

import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.Outcome;
import dev.assay.app.score.Evaluated;
import dev.assay.spec.ExecutionSpec;
import dev.assay.store.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether a run asked everything, and whether few enough of its samples failed.
public final class Completeness {
  private final ExecutionSpec execution;
  private final List<Evaluated> evaluated;
  private final List<RunRecord.TrialEntry> trials;
  private final Map<String, String> stopped;

  /// @param execution how the models are asked
  /// @param stopped why trials stopped before their end, by trial
  public Completeness(
      ExecutionSpec execution,
      List<Evaluated> evaluated,
      List<RunRecord.TrialEntry> trials,
      Map<String, String> stopped) {
    this.execution = execution;
    this.evaluated = evaluated;
    this.trials = trials;
    this.stopped = stopped;
  }

  boolean isComplete() {
    return reasons().isEmpty();
  }

  /// Why the run is incomplete, one sentence each.
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    stopped.forEach(
        (trial, why) -> reasons.add(trial + " stopped: " + why + "; the same command goes on."));
    boolean isIncomplete =
        trials.stream().anyMatch(trial -> trial.status() == RunRecord.Status.INCOMPLETE);
    if (isIncomplete && stopped.isEmpty()) {
      reasons.add("Not every sample was asked; the same command goes on.");
    }
    counts()
        .forEach((model, count) -> {
          double rate = count.samples() == 0 ? 0 : (double) count.missing() / count.samples();
          if (rate > execution.maxFailureRate()) {
            reasons.add(
                String.format(
                    Locale.ROOT,
                    "%s failed on %d of %d samples (%.1f %%), more than max_failure_rate allows"
                        + " (%.1f %%).",
                    model,
                    count.missing(),
                    count.samples(),
                    100 * rate,
                    100 * execution.maxFailureRate()));
          }
        });
    return reasons;
  }

  private Map<String, Count> counts() {
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Evaluated trial : evaluated) {
      Count count = new Count(trial.table().rows(), missing(trial.table()));
      counts.merge(trial.model(), count, Count::plus);
    }
    return counts;
  }

  private static long missing(ObservationTable table) {
    long missing = 0;
    for (int row = 0; row < table.rows(); row++) {
      missing += isFailure(table.outcome(row)) ? 1 : 0;
    }
    return missing;
  }

  // What a language model refuses, or says at too great a length, is a result and no failure.
  private static boolean isFailure(Outcome.Kind outcome) {
    return switch (outcome) {
      case ANSWERED, REFUSED, TRUNCATED -> false;
      case ERROR, TIMEOUT, UNSCORED -> true;
    };
  }

  private record Count(long samples, long missing) {
    Count plus(Count other) {
      return new Count(samples + other.samples, missing + other.missing);
    }
  }
}
