package dev.assay.app.score;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.metric.Margin;
import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricRequest;
import dev.assay.metric.CompositeMetric;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.MetricSpec;
import dev.assay.spec.SpecFile;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.statistic.Desirability;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Which metrics a run computes: those that its spec asks for, and those that every report shows.
public final class MetricPlans {
  // What a reader of any benchmark wants to know besides quality.
  private static final List<String> ALWAYS =
      List.of(
          "engine_latency_p50",
          "engine_latency_p95",
          "application_latency_p50",
          "application_latency_p95",
          "application_latency_p99",
          "application_latency_first",
          "request_latency_p50",
          "request_latency_p95",
          "ttft_p50",
          "ttft_p95",
          "e2e_p50",
          "e2e_p95",
          "tpot_mean",
          "requests_per_second",
          "output_tokens_per_second",
          "input_tokens",
          "output_tokens",
          "cost_usd",
          "cost_usd_total",
          "throughput",
          "peak_memory_mb",
          "model_size_mb",
          "cpu_utilization",
          "load_seconds",
          "gpu_peak_memory_mb",
          "gpu_utilization",
          "error_rate",
          "timeout_rate",
          "refusal_rate",
          "truncation_rate",
          "coverage");

  private final SpecFile file;
  private final Catalogue catalogue;

  /// The metrics for that spec.
  public MetricPlans(SpecFile file, Catalogue catalogue) {
    this.file = file;
    this.catalogue = catalogue;
  }

  /// The metrics: those of the spec in its order, then the others.
  ///
  /// @throws AssayException with every wrong parameter
  public List<MetricPlan> plans() {
    BenchmarkSpec spec = file.spec();
    List<MetricPlan> plans = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < spec.metrics().size(); i++) {
      MetricSpec metric = spec.metrics().get(i);
      names.add(metric.name());
      try {
        plan(metric, file.place("metrics[" + i + "]")).ifPresent(plans::add);
      } catch (AssayException wrong) {
        problems.addAll(wrong.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new AssayException(ErrorCode.INVALID_REQUEST, problems);
    }
    composite(plans).ifPresent(plans::add);
    for (String name : ALWAYS) {
      if (!names.contains(name)) {
        catalogue
            .create(new MetricRequest(name, Map.of(), ""))
            .map(MetricPlan::reported)
            .ifPresent(plans::add);
      }
    }
    return List.copyOf(plans);
  }

  private Optional<MetricPlan> plan(MetricSpec spec, String place) {
    Optional<Metric> found = catalogue.create(new MetricRequest(spec.name(), spec.params(), place));
    return found.map(metric -> {
      MetricInfo info = metric.info();
      Direction direction = spec.direction().orElse(info.direction());
      return new MetricPlan(
          metric,
          direction,
          file.spec().margin(spec, info),
          spec.thresholdIn(info.unit()),
          spec.weight(),
          true);
    });
  }

  private Optional<MetricPlan> composite(List<MetricPlan> plans) {
    List<CompositeMetric.Part> parts =
        plans.stream()
            .filter(plan -> plan.weight() > 0)
            .map(plan -> new CompositeMetric.Part(plan.metric(), desirability(plan), plan.weight()))
            .toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    Margin margin = file.spec().reporting().alertThreshold().ofScores();
    return Optional.of(
        new MetricPlan(
            new CompositeMetric(parts), Direction.HIGHER, margin, OptionalDouble.empty(), 0, true));
  }

  private static Desirability desirability(MetricPlan plan) {
    return CompositeMetric.desirability(plan.info(), plan.direction(), plan.threshold());
  }
}
