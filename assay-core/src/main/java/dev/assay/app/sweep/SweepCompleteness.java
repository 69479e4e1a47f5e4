package dev.assay.app.sweep;

import dev.assay.analysis.SweepRuns;
import dev.assay.api.observation.Outcome;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.sweep.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whether a sweep ran every trial, and whether few enough of them failed.
final class SweepCompleteness {
  private SweepCompleteness() {}

  /// Why it is incomplete, one sentence each; empty where it is complete.
  static List<String> reasons(BenchmarkSpec spec, SweepRuns runs, Sweep.Ended ended) {
    List<String> reasons = new ArrayList<>();
    long untried = untried(runs);
    switch (ended) {
      case BUDGET ->
          reasons.add(
              "The budget ended with "
                  + untried
                  + " trials to go; with a larger one the same command goes on.");
      case DISK ->
          reasons.add(
              "The disk is full; "
                  + untried
                  + " trials are to go. Make room, and the same command goes on.");
      case ALL_SETTLED -> {
        if (untried > 0) {
          reasons.add(untried + " trials were not run; the same command runs them.");
        }
      }
    }
    for (String configuration : runs.configurations()) {
      failures(spec, runs, configuration, reasons);
    }
    return List.copyOf(reasons);
  }

  private static long untried(SweepRuns runs) {
    return (long) runs.configurations().size() * runs.datasets().size() * runs.seeds().size()
        - runs.attempts().size();
  }

  private static void failures(
      BenchmarkSpec spec, SweepRuns runs, String configuration, List<String> reasons) {
    long trials = 0;
    long failed = 0;
    for (String dataset : runs.datasets()) {
      for (Map.Entry<Outcome.Kind, Long> entry : runs.outcomes(configuration, dataset).entrySet()) {
        trials += entry.getValue();
        failed += entry.getKey() == Outcome.Kind.ANSWERED ? 0 : entry.getValue();
      }
    }
    double rate = trials == 0 ? 0 : (double) failed / trials;
    if (rate > spec.execution().maxFailureRate()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%s has no result in %d of %d trials (%.1f %%), more than max_failure_rate allows"
                  + " (%.1f %%).",
              configuration,
              failed,
              trials,
              100 * rate,
              100 * spec.execution().maxFailureRate()));
    }
  }
}
