package dev.assay.app.report;

import dev.assay.api.model.Task;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.MetricPlan;
import dev.assay.app.score.Primary;
import dev.assay.app.score.ScoredRun;
import dev.assay.report.DatasetInfo;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ReportInput;
import dev.assay.report.Results;
import dev.assay.report.RunInfo;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.ModelSpec;
import dev.assay.spec.ResolvedSpec;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts together everything that the reports of a run state.
final class ReportInputs {
  private final ScoredRun run;
  private final Path folder;
  private final List<String> notes;

  /// @param folder the folder of the run
  /// @param notes why the run is incomplete, one sentence each
  ReportInputs(ScoredRun run, Path folder, List<String> notes) {
    this.run = run;
    this.folder = folder;
    this.notes = notes;
  }

  ReportInput input() {
    JournalSamples samples = new JournalSamples(run, folder);
    return new ReportInput(
        runInfo(),
        datasets(),
        models(),
        metrics(),
        new Results(
            run.scores().estimates(),
            run.scores().comparisons(),
            run.scores().aggregates(),
            run.scores().thresholds()),
        new TrialInfos(run).all(),
        new FailureLog(run, folder).entries(),
        samples);
  }

  private RunInfo runInfo() {
    RunRecord record = run.record();
    BenchmarkSpec spec = run.file().spec();
    return new RunInfo(
        record.id(),
        new RunInfo.Benchmark(
            record.benchmark().name(),
            record.benchmark().version(),
            "",
            spec.seeds(),
            spec.execution().repetitions()),
        record.timing().startedAt(),
        Duration.ofNanos((long) (record.timing().wallSeconds() * 1e9)),
        new RunInfo.Status(notes.isEmpty() ? 0 : 3, OriginNotes.before(notes, record)),
        new Provenances(record).provenance(),
        new ReproductionSteps(record, !notes.isEmpty()).commands());
  }

  private List<DatasetInfo> datasets() {
    List<DatasetInfo> datasets = new ArrayList<>();
    for (RunRecord.DatasetEntry entry : run.record().datasets()) {
      datasets.add(
          new DatasetInfo(
              entry.name(),
              entry.version(),
              entry.split(),
              entry.sha256(),
              entry.rows(),
              entry.source(),
              baseline(entry.name())));
    }
    return datasets;
  }

  private Optional<String> baseline(String dataset) {
    return run.scores().comparisons().stream()
        .filter(comparison -> comparison.pair().dataset().equals(dataset))
        .map(comparison -> comparison.pair().base())
        .findFirst();
  }

  // A report travels, and says nothing of the folders of the machine that wrote it.
  private List<ModelInfo> models() {
    List<ModelSpec> specs = run.file().withoutFolders().models();
    List<ModelInfo> models = new ArrayList<>();
    for (RunRecord.ModelEntry entry : run.record().models()) {
      List<String> datasets =
          run.trials().stream()
              .filter(trial -> trial.model().equals(entry.id()))
              .map(Evaluated::dataset)
              .distinct()
              .toList();
      Optional<ModelSpec> spec =
          specs.stream().filter(model -> model.id().equals(entry.id())).findFirst();
      models.add(
          new ModelInfo(
              entry.id(),
              entry.provider(),
              spec.map(ReportInputs::source).orElse(""),
              datasets,
              Optional.of(entry.card()),
              spec.map(ResolvedSpec::toYaml).orElse("")));
    }
    return models;
  }

  private static String source(ModelSpec model) {
    return model.location().path().or(model.location()::baseUrl).orElse(model.model());
  }

  private List<MetricUse> metrics() {
    Set<MetricPlan> primaries =
        run.trials().stream()
            .map(trial -> trial.card().task())
            .distinct()
            .flatMap(task -> primary(task).stream())
            .collect(Collectors.toSet());
    return run.metrics().stream()
        .map(plan ->
            new MetricUse(
                plan.info().towards(plan.direction()),
                primaries.contains(plan),
                plan.margin(),
                plan.weight()))
        .toList();
  }

  private Optional<MetricPlan> primary(Task task) {
    return Primary.of(run.metrics(), run.file().spec().analysis().primaryMetric(), task);
  }
}
