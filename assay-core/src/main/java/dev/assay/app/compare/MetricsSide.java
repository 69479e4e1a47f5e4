package dev.assay.app.compare;

import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Side;
import dev.assay.analysis.change.Source;
import dev.assay.analysis.change.Traits;
import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.result.EstimateRecord;
import dev.assay.plugin.Catalogue;
import dev.assay.stats.decision.Direction;
import dev.assay.store.MetricsFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a `metrics.json` that stands alone as a side. It holds estimates only: neither samples nor
/// the machine nor the data's checksum.
final class MetricsSide {
  private final Map<String, MetricInfo> known = new LinkedHashMap<>();

  /// @param catalogue what says what a metric is
  MetricsSide(Catalogue catalogue) {
    catalogue.metrics().forEach(it -> known.put(it.name(), it));
  }

  Found read(String shown, MetricsFile results) {
    Source source = new Source(results.runId(), "", "", new LinkedHashMap<>());
    return new Found(
        new Side(
            shown,
            "results of run " + results.runId(),
            results.estimates().stream()
                .filter(it -> it.subject().isOverall())
                .map(it -> measured(it, source))
                .toList()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        results.thresholds());
  }

  private Measured measured(EstimateRecord estimate, Source source) {
    Optional<MetricInfo> info = Optional.ofNullable(known.get(estimate.metric()));
    Traits traits =
        new Traits(
            info.map(MetricInfo::title).orElse(estimate.metric()),
            info.map(MetricInfo::unit).orElse(""),
            info.map(MetricInfo::kind),
            info.map(MetricInfo::direction).filter(it -> it != Direction.NONE),
            Margin.NONE,
            false);
    Series series =
        new Series(estimate.subject().model(), estimate.subject().dataset(), estimate.metric());
    return Estimates.measured(series, traits, source, estimate, Optional.empty());
  }
}
