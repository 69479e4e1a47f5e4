package dev.assay.metric;

import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricRequest;
import java.util.List;
import java.util.Set;

/// Metrics that take no parameters, found by their names.
record PlainMetrics(List<? extends Metric> metrics) {

  List<MetricInfo> infos() {
    return metrics.stream().map(Metric::info).toList();
  }

  /// The metric that a request names; a parameter is refused.
  Metric named(MetricRequest request) {
    Parameters.of(request, Set.of());
    return metrics.stream()
        .filter(candidate -> candidate.info().name().equals(request.name()))
        .findFirst()
        .orElseThrow();
  }
}
