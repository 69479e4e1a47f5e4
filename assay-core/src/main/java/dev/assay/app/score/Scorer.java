package dev.assay.app.score;

import dev.assay.analysis.Aggregator;
import dev.assay.analysis.Comparer;
import dev.assay.analysis.Estimator;
import dev.assay.analysis.Pairing;
import dev.assay.analysis.Thresholds;
import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.Outcome;
import dev.assay.api.result.AggregateRecord;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.api.result.EstimateRecord;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.stats.Weights;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Terms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Computes every result of a run from its observations: a pure function of them, the metrics and
/// the seed.
public final class Scorer {
  private static final long ROWS_BESIDE = 500_000;

  private final List<MetricPlan> metrics;
  private final Terms terms;
  private final String baseline;
  private final String primary;
  private final Optional<AggregateRecord.Weighting> weighting;

  /// A scorer.
  ///
  /// @param metrics what to compute
  /// @param terms level, rule and seed
  /// @param baseline the model that the others are compared with; on a dataset that it does not run
  ///   on, the first model takes its place
  /// @param primary the metric that decides
  /// @param weighting how datasets are put together; empty where they are not
  public Scorer(
      List<MetricPlan> metrics,
      Terms terms,
      String baseline,
      String primary,
      Optional<AggregateRecord.Weighting> weighting) {
    this.metrics = List.copyOf(metrics);
    this.terms = terms;
    this.baseline = baseline;
    this.primary = primary;
    this.weighting = weighting;
  }

  /// The results of a run.
  public Scores score(List<Evaluated> run) {
    List<Evaluated> reduced = run.stream().map(Scorer::reduced).toList();
    List<EstimateRecord> estimates =
        beside(run)
            .mapToObj(i -> estimates(run.get(i), reduced.get(i)))
            .flatMap(List::stream)
            .toList();
    List<ComparisonRecord> comparisons = new ArrayList<>();
    Comparer comparer = new Comparer(terms);
    comparisons.addAll(comparer.compare(pairings(run, reduced, true)));
    comparisons.addAll(comparer.compare(pairings(run, reduced, false)));
    return new Scores(estimates, comparisons, aggregates(run, reduced), thresholds(estimates));
  }

  // Resampling uses all processors where a table is large, and then two tables at once would only
  // take twice the memory; small ones leave processors idle.
  private static IntStream beside(List<Evaluated> run) {
    IntStream numbers = IntStream.range(0, run.size());
    long rows = run.stream().mapToLong(trial -> trial.table().rows()).sum();
    return rows <= ROWS_BESIDE ? numbers.parallel() : numbers;
  }

  private List<ThresholdRecord> thresholds(List<EstimateRecord> estimates) {
    List<ThresholdRecord> judged = new ArrayList<>();
    for (EstimateRecord estimate : estimates) {
      for (MetricPlan plan : metrics) {
        if (plan.threshold().isPresent()
            && estimate.subject().isOverall()
            && estimate.metric().equals(plan.info().name())) {
          judged.add(Thresholds.judge(estimate, plan.threshold().getAsDouble(), plan.direction()));
        }
      }
    }
    return judged;
  }

  private List<AggregateRecord> aggregates(List<Evaluated> run, List<Evaluated> reduced) {
    List<AggregateRecord> aggregates = new ArrayList<>();
    if (weighting.isEmpty()) {
      return aggregates;
    }
    Aggregator aggregator = new Aggregator(terms, weighting.get());
    for (String model : run.stream().map(Evaluated::model).distinct().toList()) {
      for (MetricPlan plan : metrics) {
        SequencedMap<String, Derivation> datasets = new LinkedHashMap<>();
        Map<Outcome.Kind, Long> missing = new EnumMap<>(Outcome.Kind.class);
        for (int i = 0; i < run.size(); i++) {
          Evaluated whole = run.get(i);
          if (whole.model().equals(model) && fitting(whole).contains(plan)) {
            datasets.put(whole.dataset(), derive(plan, whole, reduced.get(i)));
            missing(whole.table()).forEach((kind, count) -> missing.merge(kind, count, Long::sum));
          }
        }
        if (plan.asked() && plan.direction() != Direction.NONE && datasets.size() > 1) {
          aggregates.add(aggregator.aggregate(model, plan.info(), datasets, missing));
        }
      }
    }
    return aggregates;
  }

  /// The value of one metric for one trial, without its interval.
  public OptionalDouble value(Evaluated trial, MetricPlan plan) {
    Evaluated reduced = reduced(trial);
    return switch (plan.metric().derive(table(plan, trial.table(), reduced.table()))) {
      case Derivation.Unavailable _ -> OptionalDouble.empty();
      case Derivation.Derived derived -> {
        double value =
            derived.statistic().of(derived.columns(), Weights.ones(derived.columns().rows()));
        yield Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
      }
    };
  }

  private List<EstimateRecord> estimates(Evaluated whole, Evaluated reduced) {
    List<EstimateRecord> into = new ArrayList<>();
    EstimateRecord.Subject overall = EstimateRecord.Subject.overall(whole.model(), whole.dataset());
    for (MetricPlan plan : fitting(whole)) {
      estimate(overall, plan, whole.table(), reduced.table()).ifPresent(into::add);
    }
    seedEstimates(whole, into);
    List<String> categories = whole.table().groups().categories();
    for (int category = 0; category < categories.size(); category++) {
      ObservationTable slice = whole.table().slice(category);
      ObservationTable reducedSlice = slice.withoutRepeatedDraws();
      EstimateRecord.Subject subject =
          new EstimateRecord.Subject(
              whole.model(),
              whole.dataset(),
              OptionalLong.empty(),
              Optional.of(categories.get(category)));
      for (MetricPlan plan : fitting(whole)) {
        if (plan.asked() && plan.info().kind() != MetricInfo.Kind.RESOURCE) {
          estimate(subject, plan, slice, reducedSlice).ifPresent(into::add);
        }
      }
    }
    return into;
  }

  private void seedEstimates(Evaluated whole, List<EstimateRecord> into) {
    whole
        .seeds()
        .forEach((seed, table) -> {
          EstimateRecord.Subject subject =
              new EstimateRecord.Subject(
                  whole.model(), whole.dataset(), OptionalLong.of(seed), Optional.empty());
          ObservationTable reduced = table.withoutRepeatedDraws();
          for (MetricPlan plan : fitting(whole)) {
            if (plan.asked()) {
              estimate(subject, plan, table, reduced).ifPresent(into::add);
            }
          }
        });
  }

  // A metric that nobody asked for and that has no value here, such as the memory of an absent GPU,
  // is left out; one that was asked for says why it has none.
  private Optional<EstimateRecord> estimate(
      EstimateRecord.Subject subject,
      MetricPlan plan,
      ObservationTable whole,
      ObservationTable reduced) {
    Derivation derivation = plan.metric().derive(table(plan, whole, reduced));
    if (derivation instanceof Derivation.Unavailable && !plan.asked()) {
      return Optional.empty();
    }
    long samples = table(plan, whole, reduced).rows();
    return Optional.of(
        new Estimator(terms).estimate(subject, plan.info(), derivation, missing(whole), samples));
  }

  private List<Pairing> pairings(List<Evaluated> run, List<Evaluated> reduced, boolean ofPrimary) {
    List<Pairing> pairings = new ArrayList<>();
    for (int head = 0; head < run.size(); head++) {
      Optional<Integer> base = base(run, head);
      if (base.isEmpty()) {
        continue;
      }
      for (MetricPlan plan : fitting(run.get(head))) {
        boolean judged = plan.asked() && plan.direction() != Direction.NONE;
        if (judged && isPrimary(plan, run.get(head)) == ofPrimary) {
          pairings.add(pairing(plan, run, reduced, base.get(), head));
        }
      }
    }
    return pairings;
  }

  private boolean isPrimary(MetricPlan plan, Evaluated trial) {
    return Primary.of(metrics, primary, trial.card().task()).filter(plan::equals).isPresent();
  }

  private Pairing pairing(
      MetricPlan plan, List<Evaluated> run, List<Evaluated> reduced, int base, int head) {
    ComparisonRecord.Pair pair =
        new ComparisonRecord.Pair(
            run.get(base).model(),
            run.get(head).model(),
            run.get(head).dataset(),
            plan.info().name());
    return new Pairing(
        pair,
        derive(plan, run.get(base), reduced.get(base)),
        derive(plan, run.get(head), reduced.get(head)),
        plan.direction(),
        plan.margin());
  }

  /// What a metric makes of the samples of a trial.
  public static Derivation derive(MetricPlan plan, Evaluated trial) {
    return derive(plan, trial, reduced(trial));
  }

  private static Derivation derive(MetricPlan plan, Evaluated whole, Evaluated reduced) {
    return plan.metric().derive(table(plan, whole.table(), reduced.table()));
  }

  private Optional<Integer> base(List<Evaluated> run, int head) {
    int first = -1;
    for (int i = 0; i < run.size(); i++) {
      if (run.get(i).dataset().equals(run.get(head).dataset())) {
        if (run.get(i).model().equals(baseline)) {
          first = i;
          break;
        }
        first = first < 0 ? i : first;
      }
    }
    return first == head ? Optional.empty() : Optional.of(first);
  }

  private List<MetricPlan> fitting(Evaluated trial) {
    return metrics.stream().filter(plan -> plan.info().fits(trial.card().task())).toList();
  }

  // Draws that repeat the first one to the letter say nothing new about quality.
  private static Evaluated reduced(Evaluated trial) {
    ObservationTable reduced = trial.table().withoutRepeatedDraws();
    return reduced == trial.table()
        ? trial
        : new Evaluated(trial.model(), trial.dataset(), trial.card(), reduced, trial.seeds());
  }

  private static ObservationTable table(
      MetricPlan plan, ObservationTable whole, ObservationTable reduced) {
    return plan.info().kind() == MetricInfo.Kind.QUALITY ? reduced : whole;
  }

  private static Map<Outcome.Kind, Long> missing(ObservationTable table) {
    Map<Outcome.Kind, Long> missing = new EnumMap<>(Outcome.Kind.class);
    for (int row = 0; row < table.rows(); row++) {
      if (!table.answered(row)) {
        missing.merge(table.outcome(row), 1L, Long::sum);
      }
    }
    return missing;
  }
}
