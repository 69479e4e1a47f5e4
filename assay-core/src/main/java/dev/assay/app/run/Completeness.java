package dev.assay.app.run;

import dev.assay.api.observation.ObservationTable;
import dev.assay.app.score.Evaluated;
import dev.assay.spec.ExecutionSpec;
import dev.assay.store.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether a run asked everything, and whether few enough of its samples failed.
final class Completeness {
  private final ExecutionSpec execution;
  private final List<Evaluated> evaluated;
  private final List<RunRecord.TrialEntry> trials;

  Completeness(
      ExecutionSpec execution, List<Evaluated> evaluated, List<RunRecord.TrialEntry> trials) {
    this.execution = execution;
    this.evaluated = evaluated;
    this.trials = trials;
  }

  boolean isComplete() {
    return reasons().isEmpty();
  }

  /// Why the run is incomplete, one sentence each.
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (trials.stream().anyMatch(trial -> trial.status() == RunRecord.Status.INCOMPLETE)) {
      reasons.add(
          "The wall-clock budget ended before every sample was asked; the same command goes on.");
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
      missing += table.answered(row) ? 0 : 1;
    }
    return missing;
  }

  private record Count(long samples, long missing) {
    Count plus(Count other) {
      return new Count(samples + other.samples, missing + other.missing);
    }
  }
}
