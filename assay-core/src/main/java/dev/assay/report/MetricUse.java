package dev.assay.report;

import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;

/// A metric as a run uses it.
///
/// @param info what the metric is
/// @param primary whether models are ranked by it on the datasets that it fits
/// @param margin the smallest change that matters
/// @param weight its weight in a composite; 0 where it has none
public record MetricUse(MetricInfo info, boolean primary, Margin margin, double weight) {
  /// The metric by name.
  public String name() {
    return info.name();
  }
}
