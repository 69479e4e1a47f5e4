package dev.assay.app.sweep;

import dev.assay.analysis.SweepMetric;
import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.metric.CompositeMetric;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.MetricSpec;
import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the metrics of a sweep are.
public final class SweepMetrics {
  private SweepMetrics() {}

  /// The metrics of the spec, as the commands report them, and their composite score where they are
  /// weighed.
  public static List<SweepMetric> of(BenchmarkSpec spec, Catalogue catalogue) {
    List<SweepMetric> metrics = new ArrayList<>();
    for (MetricSpec metric : spec.metrics()) {
      MetricInfo info = info(metric, catalogue);
      boolean primary = metric.name().equals(spec.analysis().primaryMetric());
      metrics.add(new SweepMetric(info, info.direction(), spec.margin(metric, info), primary));
    }
    if (composite(spec, catalogue).exists()) {
      MetricInfo info = CompositeMetric.info(Set.of());
      boolean primary = info.name().equals(spec.analysis().primaryMetric());
      Margin margin = spec.reporting().alertThreshold().ofScores();
      metrics.add(new SweepMetric(info, info.direction(), margin, primary));
    }
    return List.copyOf(metrics);
  }

  /// The composite score of each trial.
  static SweepComposite composite(BenchmarkSpec spec, Catalogue catalogue) {
    List<SweepComposite.Part> parts = new ArrayList<>();
    for (MetricSpec metric : spec.metrics()) {
      if (metric.weight() > 0) {
        MetricInfo info = info(metric, catalogue);
        parts.add(new SweepComposite.Part(info, metric.thresholdIn(info.unit()), metric.weight()));
      }
    }
    return new SweepComposite(parts);
  }

  // Of a metric that Assay knows, title, unit, range and direction hold of what is reported, too.
  static MetricInfo info(MetricSpec metric, Catalogue catalogue) {
    Optional<MetricInfo> known =
        catalogue.metrics().stream().filter(it -> it.name().equals(metric.name())).findFirst();
    Direction direction =
        metric.direction().or(() -> known.map(MetricInfo::direction)).orElse(Direction.NONE);
    return new MetricInfo(
        metric.name(),
        known.map(MetricInfo::title).orElse(metric.name()),
        known.map(MetricInfo::kind).orElse(MetricInfo.Kind.QUALITY),
        direction,
        known.map(MetricInfo::unit).orElse(""),
        Set.of(),
        known.map(MetricInfo::range).orElse(MetricInfo.Range.ANY));
  }
}
