package dev.assay.metric;

import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Observation;
import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Latency in milliseconds and throughput in calls per second.
///
/// `engine_…` times the runtime's call alone, `application_…` the call as an application makes it,
/// both inside the worker and one row at a time; `request_…` times the request in the client.
/// `latency_…` without a word before it is what the caller of the model waits for: `application`
/// where the model runs in a worker, `request` where it is remote. `…_first` is the cold first call
/// of a process. A percentile has a value only where the calls can support it: 11 for p50, 64 for
/// p90, 130 for p95, 662 for p99.
public final class LatencyMetrics implements MetricProvider {
  private final List<Metric> metrics = new ArrayList<>();

  /// All metrics of this kind.
  public LatencyMetrics() {
    addKind("", "Latency", Optional.empty());
    addKind("engine_", "Engine latency", Optional.of(LatencyKind.ENGINE));
    addKind("application_", "Application latency", Optional.of(LatencyKind.APPLICATION));
    addKind("request_", "Request latency", Optional.of(LatencyKind.REQUEST));
  }

  @Override
  public List<MetricInfo> offers() {
    return new PlainMetrics(metrics).infos();
  }

  @Override
  public Metric create(MetricRequest request) {
    return new PlainMetrics(metrics).named(request);
  }

  private void addKind(String prefix, String title, Optional<LatencyKind> kind) {
    for (LatencyStatistic figure : LatencyStatistic.ALL) {
      MetricInfo info =
          time(prefix + "latency_" + figure.suffix(), title + " " + figure.title(), "ms");
      metrics.add(new LatencyMetric(info, kind, figure));
    }
    metrics.add(
        new ProcessMetric(
            time(prefix + "latency_first", title + " of the first call", "ms"),
            process -> first(process, kind.orElse(LatencyKind.APPLICATION)),
            "no first call was timed"));
    MetricInfo throughput =
        new MetricInfo(
                prefix + "throughput",
                throughputTitle(title),
                MetricInfo.Kind.TIME,
                Direction.HIGHER,
                "calls/s",
                Set.of())
            .within(0, Double.POSITIVE_INFINITY);
    metrics.add(
        new ProcessMetric(
            throughput,
            process -> throughput(process, kind.orElse(LatencyKind.APPLICATION)),
            "no process timed its calls"));
  }

  private static String throughputTitle(String latency) {
    return latency.equals("Latency") ? "Throughput" : latency.replace("latency", "throughput");
  }

  private static MetricInfo time(String name, String title, String unit) {
    return new MetricInfo(name, title, MetricInfo.Kind.TIME, Direction.LOWER, unit, Set.of())
        .within(0, Double.POSITIVE_INFINITY);
  }

  private static double first(Observation.ModelProcess process, LatencyKind kind) {
    Observation.Latencies latencies = process.latencies().get(kind);
    return latencies == null ? Double.NaN : latencies.firstCallNanos() / 1e6;
  }

  private static double throughput(Observation.ModelProcess process, LatencyKind kind) {
    Observation.Latencies latencies = process.latencies().get(kind);
    return latencies == null || latencies.nanos().length == 0
        ? Double.NaN
        : latencies.nanos().length * 1e9 / Arrays.stream(latencies.nanos()).sum();
  }
}
