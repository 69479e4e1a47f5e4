package dev.assay.app.report;

import dev.assay.analysis.SweepMetric;
import dev.assay.analysis.SweepResults;
import dev.assay.analysis.SweepRuns;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.report.DatasetInfo;
import dev.assay.report.FailureEntry;
import dev.assay.report.MetricUse;
import dev.assay.report.ModelInfo;
import dev.assay.report.ReportInput;
import dev.assay.report.Results;
import dev.assay.report.RunInfo;
import dev.assay.report.TrialInfo;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.MetricSpec;
import dev.assay.spec.ResolvedSpec;
import dev.assay.spec.SweepSpec;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Puts together everything that the reports of a sweep state.
public final class SweepInputs {
  private final BenchmarkSpec spec;
  private final RunRecord record;
  private final Path folder;
  private final List<SweepMetric> metrics;

  /// The input of reports on a run.
  ///
  /// @param folder the folder of the run
  /// @param metrics the metrics of the spec
  public SweepInputs(BenchmarkSpec spec, RunRecord record, Path folder, List<SweepMetric> metrics) {
    this.spec = spec;
    this.record = record;
    this.folder = folder;
    this.metrics = List.copyOf(metrics);
  }

  /// The input.
  ///
  /// @param thresholds what the estimates say of the thresholds of the spec
  /// @param attempts every attempt
  /// @param notes why the run is incomplete, one sentence each
  public ReportInput input(
      SweepResults results,
      List<ThresholdRecord> thresholds,
      List<AttemptRecord> attempts,
      List<String> notes) {
    return new ReportInput(
        runInfo(notes),
        record.datasets().stream().map(entry -> dataset(entry, results)).toList(),
        models(results.runs()),
        uses(),
        new Results(results.estimates(), results.comparisons(), results.aggregates(), thresholds),
        trials(results.runs()),
        failures(attempts),
        (model, dataset) -> new SweepSamples(attempts, spec.seeds()).samples(model, dataset),
        Optional.of(results));
  }

  private RunInfo runInfo(List<String> notes) {
    return new RunInfo(
        record.id(),
        new RunInfo.Benchmark(
            record.benchmark().name(), record.benchmark().version(), "", spec.seeds(), 1),
        record.timing().startedAt(),
        Duration.ofNanos((long) (record.timing().wallSeconds() * 1e9)),
        new RunInfo.Status(notes.isEmpty() ? 0 : 3, OriginNotes.before(notes, record)),
        new Provenances(record).provenance(),
        new SweepSteps(record, folder, !notes.isEmpty()).commands());
  }

  private static DatasetInfo dataset(RunRecord.DatasetEntry entry, SweepResults results) {
    Optional<String> baseline =
        results.comparisons().stream()
            .filter(of -> of.pair().dataset().equals(entry.name()))
            .map(of -> of.pair().base())
            .findFirst();
    return new DatasetInfo(
        entry.name(),
        entry.version(),
        entry.split(),
        entry.sha256(),
        entry.rows(),
        entry.source(),
        baseline);
  }

  private List<ModelInfo> models(SweepRuns runs) {
    List<String> datasets = runs.datasets();
    String command = String.join(" ", spec.sweep().command());
    Map<String, SweepSpec.Configuration> all = new LinkedHashMap<>();
    spec.sweep().all().forEach(it -> all.put(it.name(), it));
    return all.values().stream()
        .map(it ->
            new ModelInfo(
                it.name(),
                "command",
                command,
                datasets,
                Optional.empty(),
                ResolvedSpec.toYaml(it, more())))
        .toList();
  }

  private Map<String, Object> more() {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("command", spec.sweep().command());
    if (!spec.sweep().launch().env().isEmpty()) {
      more.put("env", spec.sweep().launch().env());
    }
    more.put("seeds", spec.seeds());
    return more;
  }

  private List<MetricUse> uses() {
    List<MetricUse> uses = new ArrayList<>();
    for (SweepMetric metric : metrics) {
      double weight =
          spec.metrics().stream()
              .filter(it -> it.name().equals(metric.info().name()))
              .mapToDouble(MetricSpec::weight)
              .findFirst()
              .orElse(0);
      uses.add(new MetricUse(metric.info(), metric.primary(), metric.margin(), weight));
    }
    return uses;
  }

  private static List<TrialInfo> trials(SweepRuns runs) {
    List<TrialInfo> trials = new ArrayList<>();
    for (String configuration : runs.configurations()) {
      for (String dataset : runs.datasets()) {
        trials.add(
            new TrialInfo(
                configuration,
                dataset,
                runs.outcomes(configuration, dataset),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of()));
      }
    }
    return trials;
  }

  // Attempts that were repeated with success are told of, too: they cost time, and are a sign.
  private static List<FailureEntry> failures(List<AttemptRecord> attempts) {
    Map<List<String>, List<AttemptRecord>> alike = new LinkedHashMap<>();
    for (AttemptRecord attempt : attempts) {
      if (!attempt.finished()) {
        List<String> key =
            List.of(
                attempt.trial().configuration(),
                attempt.trial().dataset(),
                attempt.end().kind().name().toLowerCase(Locale.ROOT),
                attempt.end().message());
        alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(attempt);
      }
    }
    return alike.entrySet().stream()
        .map(entry -> {
          List<String> key = entry.getKey();
          return new FailureEntry(
              key.get(0),
              key.get(1),
              key.get(2),
              key.get(3),
              entry.getValue().size(),
              "seed " + entry.getValue().getFirst().trial().seed());
        })
        .toList();
  }
}
