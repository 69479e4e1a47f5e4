package dev.assay.app.score;

import dev.assay.spec.SpecFile;
import dev.assay.store.RunRecord;
import java.util.List;

/// A run with everything that is computed from its observations.
///
/// @param record what the run was
/// @param file the spec whose metrics count
/// @param metrics the metrics: those of the spec first
/// @param trials what was observed, in the order of the record's trials
/// @param scores the results
public record ScoredRun(
    RunRecord record,
    SpecFile file,
    List<MetricPlan> metrics,
    List<Evaluated> trials,
    Scores scores) {
  /// Copies the lists.
  public ScoredRun {
    metrics = List.copyOf(metrics);
    trials = List.copyOf(trials);
  }

  /// The same results under the run's latest record.
  public ScoredRun with(RunRecord latest) {
    return new ScoredRun(latest, file, metrics, trials, scores);
  }
}
