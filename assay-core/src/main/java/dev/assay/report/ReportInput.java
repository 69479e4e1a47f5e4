package dev.assay.report;

import dev.assay.analysis.SweepResults;
import java.util.List;
import java.util.Optional;

/// Everything that a report states; all reports of a run are pure functions of it.
///
/// @param run the run as a whole
/// @param datasets the datasets, in the order of the spec
/// @param models the models, in the order of the spec
/// @param metrics the metrics, in the order of the spec
/// @param results what was computed
/// @param trials what was observed of each model on each dataset
/// @param failures what went wrong; empty where nothing did
/// @param samples every sample
/// @param sweep what the trials of a sweep say; empty where models were run
public record ReportInput(
    RunInfo run,
    List<DatasetInfo> datasets,
    List<ModelInfo> models,
    List<MetricUse> metrics,
    Results results,
    List<TrialInfo> trials,
    List<FailureEntry> failures,
    SampleSource samples,
    Optional<SweepResults> sweep) {
  /// Copies the lists.
  public ReportInput {
    datasets = List.copyOf(datasets);
    models = List.copyOf(models);
    metrics = List.copyOf(metrics);
    trials = List.copyOf(trials);
    failures = List.copyOf(failures);
  }

  /// The input of a report on models.
  public ReportInput(
      RunInfo run,
      List<DatasetInfo> datasets,
      List<ModelInfo> models,
      List<MetricUse> metrics,
      Results results,
      List<TrialInfo> trials,
      List<FailureEntry> failures,
      SampleSource samples) {
    this(run, datasets, models, metrics, results, trials, failures, samples, Optional.empty());
  }
}
