package dev.assay.spec;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A benchmark as its spec describes it, with every default filled in.
///
/// @param benchmark its name, version and seed
/// @param datasets the datasets; none only in a sweep
/// @param models the models; none only in a sweep
/// @param sweep configurations and seeds
/// @param prompts the prompts, each asked of every row
/// @param metrics what is measured; none only in a sweep
/// @param execution how the models are asked
/// @param analysis how results are judged
/// @param reporting what is written, and where
/// @param history whether and how runs go into a history
public record BenchmarkSpec(
    Header benchmark,
    List<DatasetSpec> datasets,
    List<ModelSpec> models,
    SweepSpec sweep,
    List<PromptSpec> prompts,
    List<MetricSpec> metrics,
    ExecutionSpec execution,
    AnalysisSpec analysis,
    ReportingSpec reporting,
    HistorySpec history) {

  /// Copies the lists.
  public BenchmarkSpec {
    datasets = List.copyOf(datasets);
    models = List.copyOf(models);
    prompts = List.copyOf(prompts);
    metrics = List.copyOf(metrics);
  }

  /// What names a benchmark.
  ///
  /// @param name its name in reports and in the history
  /// @param version the version of the spec
  /// @param seed where all chance comes from
  public record Header(String name, Optional<String> version, long seed) {}

  /// The seeds that every trial runs with: those of the sweep, else the benchmark's own.
  public List<Long> seeds() {
    return sweep.seeds().isEmpty() ? List.of(benchmark.seed()) : sweep.seeds();
  }

  /// How often each row is asked with each seed: every prompt in every repetition.
  public int draws() {
    return execution.repetitions() * Math.max(1, prompts.size());
  }

  /// One model on one dataset with one seed, and the metrics that fit.
  BenchmarkSpec narrowedTo(String model, String dataset, long seed, IntPredicate fitting) {
    List<MetricSpec> kept =
        IntStream.range(0, metrics.size()).filter(fitting).mapToObj(metrics::get).toList();
    return new BenchmarkSpec(
        new Header(benchmark.name(), benchmark.version(), seed),
        datasets.stream().filter(each -> each.name().equals(dataset)).toList(),
        models.stream()
            .filter(each -> each.id().equals(model))
            .map(each -> each.on(dataset))
            .toList(),
        new SweepSpec(List.of(), Map.of(), List.of(), List.of(), LaunchSpec.standard()),
        prompts,
        kept,
        execution,
        analysis.of(model, kept),
        reporting,
        HistorySpec.NONE);
  }

  /// The smallest change of a metric that matters: the metric's own margin, else the alert
  /// threshold of its kind, else that of all metrics, else none.
  public Margin margin(MetricSpec metric, MetricInfo info) {
    return metric.margin().orElseGet(() -> reporting.alertThreshold().of(info));
  }
}
