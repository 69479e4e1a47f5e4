package dev.assay.app.run;

import dev.assay.api.dataset.Dataset;
import dev.assay.app.score.MetricPlan;
import dev.assay.spec.SpecFile;
import java.util.List;

/// A benchmark that is ready to run: everything that it names was found, read and fits together.
///
/// @param file the spec
/// @param datasets the datasets, in the order of the spec
/// @param subjects the trials, in the order in which they run
/// @param metrics the metrics: those of the spec first, then those that every report shows
record Prepared(
    SpecFile file, List<Dataset> datasets, List<Subject> subjects, List<MetricPlan> metrics) {

  Prepared {
    datasets = List.copyOf(datasets);
    subjects = List.copyOf(subjects);
    metrics = List.copyOf(metrics);
  }
}
