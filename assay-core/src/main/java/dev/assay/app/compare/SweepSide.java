package dev.assay.app.compare;

import dev.assay.analysis.SweepMetric;
import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Side;
import dev.assay.analysis.change.Traits;
import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Units;
import dev.assay.api.result.EstimateRecord;
import dev.assay.app.sweep.SweepMetrics;
import dev.assay.report.Figure;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.stats.Columns;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.store.MetricsFile;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads the folder of a sweep as a side: what its commands reported, paired by seed.
final class SweepSide {
  private static final String VALUE = "value";

  private final RunSide.Judged by;

  SweepSide(RunSide.Judged by) {
    this.by = by;
  }

  Found read(String shown, Path folder, RunRecord record, BenchmarkSpec own) {
    MetricsFile results = MetricsFile.read(folder);
    List<Measured> measured = new ArrayList<>();
    for (SweepMetric metric : SweepMetrics.of(by.file().spec(), by.catalogue())) {
      results.estimates().stream()
          .filter(it -> it.metric().equals(metric.info().name()) && it.subject().isOverall())
          .forEach(it -> measured.add(measured(metric, it, results.estimates(), record)));
    }
    boolean complete = record.status() == RunRecord.Status.COMPLETE;
    return new Found(
        new Side(shown, RunSide.what(record), measured),
        Optional.of(own),
        record.commit().map(RunRecord.Commit::sha),
        complete ? List.of() : List.of("Not every trial finished; the same command goes on."),
        results.thresholds());
  }

  private static Measured measured(
      SweepMetric metric, EstimateRecord overall, List<EstimateRecord> all, RunRecord record) {
    Series series =
        new Series(overall.subject().model(), overall.subject().dataset(), overall.metric());
    Traits traits =
        new Traits(
            metric.info().title(),
            metric.info().unit(),
            Optional.of(metric.info().kind()),
            Optional.of(metric.direction()),
            metric.margin(),
            true);
    return Estimates.measured(
        series, traits, RunSide.source(record, series.dataset()), overall, seeds(overall, all));
  }

  private static Optional<Derivation.Derived> seeds(
      EstimateRecord overall, List<EstimateRecord> all) {
    List<EstimateRecord> seeds =
        all.stream()
            .filter(it -> it.metric().equals(overall.metric()))
            .filter(it -> it.subject().model().equals(overall.subject().model()))
            .filter(it -> it.subject().dataset().equals(overall.subject().dataset()))
            .filter(it -> it.subject().seed().isPresent() && it.subject().slice().isEmpty())
            .filter(it -> Figure.point(it.estimate()).isPresent())
            .sorted(Comparator.comparingLong(it -> it.subject().seed().getAsLong()))
            .toList();
    boolean whole = seeds.stream().allMatch(it -> it.subject().seed().getAsLong() == seed(it));
    if (seeds.isEmpty() || !whole) {
      return Optional.empty();
    }
    double[] values =
        seeds.stream().mapToDouble(it -> Figure.point(it.estimate()).orElseThrow()).toArray();
    int[] items = seeds.stream().mapToInt(SweepSide::seed).toArray();
    return Optional.of(
        new Derivation.Derived(
            Columns.of(VALUE, values),
            new WeightedMean(VALUE),
            new Units("seeds", items, new int[0], true)));
  }

  private static int seed(EstimateRecord it) {
    return (int) it.subject().seed().orElse(-1);
  }
}
