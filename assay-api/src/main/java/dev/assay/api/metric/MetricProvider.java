package dev.assay.api.metric;

import java.util.List;

/// A source of metrics; a plug-in registers one class under
/// `META-INF/services/dev.assay.api.metric.MetricProvider`.
public interface MetricProvider {

  /// What it offers, for lists, checks and messages.
  List<MetricInfo> offers();

  /// The metric that a spec asks for.
  ///
  /// @throws dev.assay.api.AssayException if a parameter is unknown or out of its range
  Metric create(MetricRequest request);
}
