package dev.assay.analysis;

import dev.assay.stats.RefusedException;
import dev.assay.stats.correction.Correction;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.hypothesis.FriedmanTest;
import dev.assay.stats.hypothesis.PairedTest;
import dev.assay.stats.ranking.Nemenyi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Ranks configurations by a metric: on one dataset by paired tests on the seeds, over several by
/// their mean ranks.
final class Ranks {
  /// The tests of all pairs grow with the square; beyond the first so many by their means, nobody
  /// asks which of two is better.
  private static final int MOST_PAIRED = 200;

  private final SweepRuns runs;
  private final String baseline;
  private final double level;

  Ranks(SweepRuns runs, String baseline, double level) {
    this.runs = runs;
    this.baseline = baseline;
    this.level = level;
  }

  /// Which configurations are better than which on each dataset: all pairs by paired tests, their
  /// p-values corrected by Holm's method. Pairs with the baseline are left out, for they are a
  /// family of their own.
  Set<SweepResults.Order> order(SweepMetric metric) {
    Set<SweepResults.Order> order = new HashSet<>();
    if (metric.direction() != Direction.NONE) {
      runs.datasets().forEach(dataset -> order(metric, dataset, order));
    }
    return Set.copyOf(order);
  }

  private void order(SweepMetric metric, String dataset, Set<SweepResults.Order> into) {
    List<String> first =
        runs.configurations().stream()
            .filter(it -> !it.equals(baseline))
            .filter(it -> Double.isFinite(runs.mean(metric.name(), it, dataset)))
            .sorted(
                Comparator.comparingDouble(
                    it -> -metric.direction().signed(runs.mean(metric.name(), it, dataset))))
            .limit(MOST_PAIRED)
            .toList();
    List<SweepResults.Order> pairs = new ArrayList<>();
    List<Double> pValues = new ArrayList<>();
    for (int a = 0; a < first.size(); a++) {
      for (int b = a + 1; b < first.size(); b++) {
        Optional<Double> p = p(metric, dataset, first.get(a), first.get(b));
        if (p.isPresent()) {
          pairs.add(new SweepResults.Order(dataset, first.get(a), first.get(b)));
          pValues.add(p.get());
        }
      }
    }
    if (pairs.isEmpty()) {
      return;
    }
    double[] adjusted =
        Correction.HOLM.adjust(pValues.stream().mapToDouble(Double::doubleValue).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      if (adjusted[i] <= 1 - level) {
        into.add(pairs.get(i));
      }
    }
  }

  private Optional<Double> p(SweepMetric metric, String dataset, String one, String other) {
    double[][] values = runs.pairs(metric.name(), one, other, dataset);
    double[] differences = new double[values[0].length];
    double mean = 0;
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[0][i] - values[1][i];
      mean += metric.direction().signed(differences[i]) / differences.length;
    }
    try {
      double p = PairedTest.of(differences).pValue();
      // Over the seeds that both have, the order of the means may be the other one.
      return Optional.of(mean > 0 ? p : 1.0);
    } catch (RefusedException untestable) {
      return Optional.empty();
    }
  }

  /// The mean ranks over the datasets by their means over the seeds; empty below two datasets, and
  /// below two configurations that have a value on each.
  Optional<SweepResults.AcrossDatasets> acrossDatasets(SweepMetric metric) {
    List<String> datasets = runs.datasets();
    List<String> complete =
        runs.configurations().stream()
            .filter(it ->
                datasets.stream()
                    .allMatch(dataset -> Double.isFinite(runs.mean(metric.name(), it, dataset))))
            .toList();
    if (datasets.size() < 2 || complete.size() < 2 || metric.direction() == Direction.NONE) {
      return Optional.empty();
    }
    double[][] means =
        datasets.stream()
            .map(dataset ->
                complete.stream()
                    .mapToDouble(it -> runs.mean(metric.name(), it, dataset))
                    .toArray())
            .toArray(double[][]::new);
    boolean higher = metric.direction() == Direction.HIGHER;
    return Optional.of(
        new SweepResults.AcrossDatasets(
            complete,
            datasets.size(),
            level,
            FriedmanTest.of(means, higher),
            Nemenyi.of(means, higher, 1 - level)));
  }
}
