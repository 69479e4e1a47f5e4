package dev.assay.analysis;

import dev.assay.api.metric.Derivation;
import dev.assay.api.result.ComparisonRecord;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Weights;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Question;
import dev.assay.stats.decision.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Compares models metric by metric, and corrects for the number of comparisons.
///
/// The comparisons of the primary metric are one family: the chance that an unchanged model is
/// called changed by it is at most `1 - level`, however many models and datasets there are. Those
/// of all other metrics are a second family with the same promise, so that adding a metric to look
/// at does not blunt the metric that decides.
public final class Comparer {
  private final Terms terms;

  /// A comparer for the given level, rule and seed; direction and margin come with each pair.
  public Comparer(Terms terms) {
    this.terms = terms;
  }

  /// The comparisons of one family, in the order of the pairs. A pair in which a metric has no
  /// value is left out.
  public List<ComparisonRecord> compare(List<Pairing> family) {
    List<Pairing> asked = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (Pairing pairing : family) {
      if (pairing.base() instanceof Derivation.Derived base
          && pairing.head() instanceof Derivation.Derived head) {
        asked.add(pairing);
        questions.add(question(pairing, base, head));
      }
    }
    List<Comparison> comparisons = Decisions.compareAll(questions);
    List<ComparisonRecord> records = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      records.add(record(asked.get(i), comparisons.get(i)));
    }
    return List.copyOf(records);
  }

  private Question question(Pairing pairing, Derivation.Derived base, Derivation.Derived head) {
    Terms own = terms(terms, pairing, base);
    if (base.units().pairable() && head.units().pairable()) {
      Samples.Aligned aligned = Samples.align(base, head);
      return new Question(aligned.base(), aligned.head(), true, own);
    }
    return new Question(Samples.of(base), Samples.of(head), false, own);
  }

  /// The terms of a pair; a margin that is a share is one of the base's value.
  static Terms terms(Terms terms, Pairing pairing, Derivation.Derived base) {
    double value =
        pairing.margin().relative()
            ? base.statistic().of(base.columns(), Weights.ones(base.columns().rows()))
            : 0;
    return terms
        .withDirection(pairing.direction())
        .withMargin(pairing.margin().absolute(Double.isFinite(value) ? value : 0));
  }

  ComparisonRecord record(Pairing pairing, Comparison comparison) {
    String unit =
        pairing.head() instanceof Derivation.Derived derived ? derived.units().name() : "";
    return new ComparisonRecord(
        pairing.pair(),
        change(comparison, unit),
        comparison.pValue().orElse(Double.NaN),
        comparison.adjustedPValue().orElse(Double.NaN),
        comparison.margin(),
        comparison.verdict(),
        comparison.needed());
  }

  private ComparisonRecord.Change change(Comparison comparison, String unit) {
    return switch (comparison.change()) {
      case Estimate.Known(Interval interval) ->
          new ComparisonRecord.Change(
              OptionalDouble.of(interval.estimate()),
              interval.lower(),
              interval.upper(),
              interval.level(),
              interval.method(),
              comparison.n(),
              unit);
      case Estimate.ValueOnly only ->
          unbounded(OptionalDouble.of(only.value()), only.explanation(), comparison.n(), unit);
      case Estimate.Refused refused ->
          unbounded(OptionalDouble.empty(), refused.explanation(), comparison.n(), unit);
    };
  }

  private ComparisonRecord.Change unbounded(
      OptionalDouble d, String explanation, long n, String unit) {
    return new ComparisonRecord.Change(
        d,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        terms.level(),
        "none: " + explanation,
        n,
        unit);
  }
}
