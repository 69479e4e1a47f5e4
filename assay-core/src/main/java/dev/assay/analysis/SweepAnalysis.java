package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.Outcome;
import dev.assay.api.observation.Units;
import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.Columns;
import dev.assay.stats.Estimate;
import dev.assay.stats.Refusal;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.statistic.WeightedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// Computes everything that is said of a sweep. The unit of replication is the seed: one trial is
/// one observation, and two configurations are compared in pairs of the same seed.
public final class SweepAnalysis {
  private static final String VALUE = "value";

  private final SweepRuns runs;
  private final List<SweepMetric> metrics;
  private final String baseline;
  private final Optional<SweepAverage> average;
  private final Terms terms;

  /// An analysis.
  ///
  /// @param metrics the metrics, in the order of the spec
  /// @param baseline the configuration that the others are compared with
  /// @param average how the datasets are put together; empty: not at all
  /// @param terms level, rule and seed
  public SweepAnalysis(
      SweepRuns runs,
      List<SweepMetric> metrics,
      String baseline,
      Optional<SweepAverage> average,
      Terms terms) {
    this.runs = runs;
    this.metrics = List.copyOf(metrics);
    this.baseline = baseline;
    this.average = average;
    this.terms = terms;
  }

  /// Everything.
  public SweepResults results() {
    List<ComparisonRecord> comparisons = new ArrayList<>();
    List<SweepResults.Effect> effects = compared(true);
    effects.forEach(effect -> comparisons.add(effect.comparison()));
    compared(false).forEach(effect -> comparisons.add(effect.comparison()));
    Optional<SweepMetric> primary = metrics.stream().filter(SweepMetric::primary).findFirst();
    Ranks ranks = new Ranks(runs, baseline, terms.level());
    return new SweepResults(
        runs,
        estimates(),
        average.map(this::aggregates).orElse(List.of()),
        comparisons,
        effects,
        primary.map(metric -> order(ranks.order(metric), effects)).orElse(Set.of()),
        primary.flatMap(ranks::acrossDatasets));
  }

  private Set<SweepResults.Order> order(
      Set<SweepResults.Order> others, List<SweepResults.Effect> effects) {
    Set<SweepResults.Order> all = new HashSet<>(others);
    for (SweepResults.Effect effect : effects) {
      ComparisonRecord of = effect.comparison();
      double d = of.change().d().orElse(0);
      if (of.pAdjusted() <= 1 - terms.level() && d != 0) {
        ComparisonRecord.Pair pair = of.pair();
        all.add(
            d > 0
                ? new SweepResults.Order(pair.dataset(), pair.head(), pair.base())
                : new SweepResults.Order(pair.dataset(), pair.base(), pair.head()));
      }
    }
    return all;
  }

  private List<EstimateRecord> estimates() {
    List<EstimateRecord> estimates = new ArrayList<>();
    for (String configuration : runs.configurations()) {
      for (String dataset : runs.datasets()) {
        for (SweepMetric metric : metrics) {
          estimates.add(overall(configuration, dataset, metric));
          seeds(configuration, dataset, metric, estimates);
        }
      }
    }
    return estimates;
  }

  private EstimateRecord overall(String configuration, String dataset, SweepMetric metric) {
    Map<Outcome.Kind, Long> missing = new HashMap<>(runs.outcomes(configuration, dataset));
    missing.remove(Outcome.Kind.ANSWERED);
    return new Estimator(terms)
        .estimate(
            EstimateRecord.Subject.overall(configuration, dataset),
            metric.info(),
            derived(configuration, dataset, metric),
            missing,
            runs.seeds().size());
  }

  private void seeds(
      String configuration, String dataset, SweepMetric metric, List<EstimateRecord> into) {
    double[] values = runs.values(metric.name(), configuration, dataset);
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        EstimateRecord.Subject subject =
            new EstimateRecord.Subject(
                configuration, dataset, OptionalLong.of(runs.seeds().get(i)), Optional.empty());
        Estimate value =
            new Estimate.ValueOnly(
                values[i], Refusal.TOO_FEW_OBSERVATIONS, "one run says nothing of its spread");
        into.add(new EstimateRecord(subject, metric.name(), value, "seeds", 1, Map.of()));
      }
    }
  }

  private Derivation derived(String configuration, String dataset, SweepMetric metric) {
    return derived(
        runs.values(metric.name(), configuration, dataset),
        "no trial finished with a value for it");
  }

  private static Derivation derived(double[] values, String none) {
    int[] known =
        IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
    if (known.length == 0) {
      return new Derivation.Unavailable(none);
    }
    double[] kept = Arrays.stream(known).mapToDouble(i -> values[i]).toArray();
    return new Derivation.Derived(
        Columns.of(VALUE, kept),
        new WeightedMean(VALUE),
        new Units("seeds", known, new int[0], true));
  }

  private List<AggregateRecord> aggregates(SweepAverage of) {
    List<AggregateRecord> aggregates = new ArrayList<>();
    for (SweepMetric metric : metrics) {
      for (String configuration : runs.configurations()) {
        double[] averages = runs.averages(metric.name(), configuration, of.weights());
        EstimateRecord estimate =
            new Estimator(terms)
                .estimate(
                    EstimateRecord.Subject.overall(configuration, ""),
                    metric.info(),
                    derived(averages, "no seed finished on every dataset"),
                    missing(configuration),
                    0);
        aggregates.add(new AggregateRecord(of.weighting(), runs.datasets(), estimate));
      }
    }
    return aggregates;
  }

  private Map<Outcome.Kind, Long> missing(String configuration) {
    Map<Outcome.Kind, Long> missing = new HashMap<>();
    for (String dataset : runs.datasets()) {
      runs.outcomes(configuration, dataset).forEach((kind, n) -> missing.merge(kind, n, Long::sum));
    }
    missing.remove(Outcome.Kind.ANSWERED);
    return missing;
  }

  // The comparisons by the primary metric are one family, those by all others a second one, as
  // everywhere.
  private List<SweepResults.Effect> compared(boolean ofPrimary) {
    List<Pairing> family = new ArrayList<>();
    if (!runs.configurations().contains(baseline)) {
      return List.of();
    }
    for (SweepMetric metric : metrics) {
      if (metric.direction() != Direction.NONE && metric.primary() == ofPrimary) {
        for (String dataset : runs.datasets()) {
          for (String head : runs.configurations()) {
            if (!head.equals(baseline)) {
              family.add(pairing(head, dataset, metric));
            }
          }
        }
      }
    }
    return new SeedComparer(terms, runs).compare(family);
  }

  private Pairing pairing(String head, String dataset, SweepMetric metric) {
    return new Pairing(
        new ComparisonRecord.Pair(baseline, head, dataset, metric.name()),
        derived(baseline, dataset, metric),
        derived(head, dataset, metric),
        metric.direction(),
        metric.margin());
  }
}
