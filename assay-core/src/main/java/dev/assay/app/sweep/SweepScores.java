package dev.assay.app.sweep;

import dev.assay.analysis.SweepAnalysis;
import dev.assay.analysis.SweepAverage;
import dev.assay.analysis.SweepMetric;
import dev.assay.analysis.SweepResults;
import dev.assay.analysis.SweepRuns;
import dev.assay.analysis.Thresholds;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.app.score.RunTerms;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.MetricSpec;
import dev.assay.spec.SweepSpec;
import dev.assay.stats.decision.Direction;
import dev.assay.store.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Computes the results of a sweep from its attempts alone: a pure function of them and the spec.
final class SweepScores {
  private final BenchmarkSpec spec;
  private final Catalogue catalogue;

  SweepScores(BenchmarkSpec spec, Catalogue catalogue) {
    this.spec = spec;
    this.catalogue = catalogue;
  }

  /// The metrics of the spec, as the commands report them.
  List<SweepMetric> metrics() {
    return SweepMetrics.of(spec, catalogue);
  }

  /// What the estimates say of the thresholds of the spec.
  List<ThresholdRecord> thresholds(SweepResults results) {
    List<ThresholdRecord> judged = new ArrayList<>();
    for (MetricSpec metric : spec.metrics()) {
      MetricInfo info = SweepMetrics.info(metric, catalogue);
      OptionalDouble threshold = metric.thresholdIn(info.unit());
      if (threshold.isPresent() && info.direction() != Direction.NONE) {
        results.estimates().stream()
            .filter(it -> it.metric().equals(metric.name()) && it.subject().isOverall())
            .forEach(
                it -> judged.add(Thresholds.judge(it, threshold.getAsDouble(), info.direction())));
      }
    }
    return List.copyOf(judged);
  }

  /// The results.
  SweepResults results(List<RunRecord.DatasetEntry> datasets, List<AttemptRecord> attempts) {
    SweepRuns runs =
        SweepRuns.of(
            spec.sweep().all().stream().map(SweepSpec.Configuration::name).toList(),
            datasets.stream().map(RunRecord.DatasetEntry::name).toList(),
            spec.seeds(),
            attempts.stream().map(SweepMetrics.composite(spec, catalogue)::scored).toList());
    return new SweepAnalysis(
            runs, metrics(), spec.analysis().baseline(), average(datasets), RunTerms.of(spec))
        .results();
  }

  private Optional<SweepAverage> average(List<RunRecord.DatasetEntry> datasets) {
    Optional<AggregateRecord.Weighting> weighting = RunTerms.weighting(spec);
    if (datasets.size() < 2 || weighting.isEmpty()) {
      return Optional.empty();
    }
    boolean micro = weighting.get() == AggregateRecord.Weighting.MICRO;
    double sum = datasets.stream().mapToDouble(it -> micro ? it.rows() : 1).sum();
    Map<String, Double> weights = new HashMap<>();
    datasets.forEach(it -> weights.put(it.name(), (micro ? it.rows() : 1) / sum));
    return Optional.of(new SweepAverage(weighting.get(), weights));
  }
}
