package dev.assay.stats.decision;

import dev.assay.stats.Estimate;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// The front: picks the method for a sample or a pair of samples, says why, and gives the verdict.
///
/// A method that has no answer never shows as a number: the estimate is then the value alone or a
/// refusal, and the verdict inconclusive. docs/statistics.md says which method is picked when.
///
/// What is computed, with formulas and references, stands with each method: `interval`,
/// `hypothesis` and `resample`. Neither method here throws for data; a refusal is part of the
/// answer. The defaults are those whose coverage was measured best (Hall 1988, Annals of Statistics
/// 16; Bell and McCaffrey 2002, Survey Methodology 28; Tango 1998, Statistics in Medicine 17;
/// Phipson and Smyth 2010).
public final class Decisions {
  private Decisions() {}

  /// What one sample says.
  public static Summary summarize(Sample sample, Terms terms) {
    try {
      Evidence evidence = OneSample.evidence(sample, terms);
      return new Summary(
          new Estimate.Known(evidence.limits().at(terms.level())),
          evidence.reason(),
          sample.unit(),
          evidence.units(),
          evidence.notes());
    } catch (RefusedException refused) {
      return new Summary(
          withoutInterval(value(sample), refused),
          "no method applies",
          sample.unit(),
          sample.columns().rows(),
          List.of());
    }
  }

  /// What a pair of samples says, taken alone.
  public static Comparison compare(Question question) {
    return compareAll(List.of(question)).getFirst();
  }

  /// What several inquiries say together, corrected for their number by Holm's method.
  ///
  /// The p-values are sorted; the `i`-th smallest of `k` is compared with `alpha / (k - i + 1)`,
  /// until one is not below its bound. The interval of each comparison has the level that belongs
  /// to its bound, `1 - alpha / (k - i + 1)`, and that of all from the first one that failed on has
  /// the level of the failed bound. So an interval excludes 0 in the cases that Holm's method
  /// rejects, as far as test and interval agree. Comparisons without a p-value do not count.
  /// Reference: Holm (1979), Scandinavian Journal of Statistics 6.
  ///
  /// @return the comparisons in the order of the questions
  public static List<Comparison> compareAll(List<? extends Inquiry> questions) {
    List<Outcome> outcomes = questions.stream().map(Decisions::outcome).toList();
    double[] divisors = new double[questions.size()];
    double[] adjusted = new double[questions.size()];
    holm(outcomes, divisors, adjusted);
    List<Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      comparisons.add(outcomes.get(i).comparison(divisors[i], adjusted[i]));
    }
    return comparisons;
  }

  /// What a new run says against the runs of a history; see {@link History}.
  ///
  /// @param history one value per earlier run
  /// @param current the value of the new run
  public static Comparison compareWithHistory(double[] history, double current, Terms terms) {
    if (history.length == 0) {
      return new Comparison(
          new Estimate.Refused(Refusal.EMPTY_INPUT, "history: there is no earlier run"),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          "there is nothing to compare with",
          Unit.RUN,
          0,
          terms.margin(),
          Verdict.NO_BASELINE,
          OptionalLong.empty(),
          List.of());
    }
    Outcome outcome = History.outcome(history, current, terms);
    double p = outcome.pValue();
    return outcome.comparison(1, p);
  }

  private static Outcome outcome(Inquiry inquiry) {
    return switch (inquiry) {
      case Question question -> Outcome.of(question);
      case Estimated estimated -> estimated.outcome();
      case Identical identical -> new Outcome.Unchanged(identical);
      case Prediction prediction ->
          History.outcome(prediction.history(), prediction.current(), prediction.terms());
    };
  }

  static void holm(List<Outcome> outcomes, double[] divisors, double[] adjusted) {
    List<Integer> tested =
        IntStream.range(0, outcomes.size())
            .boxed()
            .filter(i -> !Double.isNaN(outcomes.get(i).pValue()))
            .sorted(Comparator.comparingDouble(i -> outcomes.get(i).pValue()))
            .toList();
    Arrays.fill(divisors, 1);
    Arrays.fill(adjusted, Double.NaN);
    double largest = 0;
    int stopped = 0;
    for (int rank = 0; rank < tested.size(); rank++) {
      int i = tested.get(rank);
      int left = tested.size() - rank;
      largest = Math.max(largest, Math.min(1, left * outcomes.get(i).pValue()));
      adjusted[i] = largest;
      divisors[i] = stopped > 0 ? stopped : left;
      double alpha = 1 - outcomes.get(i).terms().level();
      if (stopped == 0 && outcomes.get(i).pValue() > alpha / left) {
        stopped = left;
      }
    }
  }

  private static OptionalDouble value(Sample sample) {
    if (sample.columns().rows() == 0) {
      return OptionalDouble.empty();
    }
    double value = sample.statistic().of(sample.columns(), Weights.ones(sample.columns().rows()));
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  static Estimate withoutInterval(OptionalDouble value, RefusedException refused) {
    String explanation = String.valueOf(refused.getMessage());
    return value.isPresent()
        ? new Estimate.ValueOnly(value.getAsDouble(), refused.reason(), explanation)
        : new Estimate.Refused(refused.reason(), explanation);
  }

  /// The difference of the plain values, where both exist.
  static OptionalDouble difference(Question question) {
    OptionalDouble base = value(question.base());
    OptionalDouble head = value(question.head());
    if (base.isEmpty() || head.isEmpty()) {
      return OptionalDouble.empty();
    }
    double change = head.getAsDouble() - base.getAsDouble();
    return OptionalDouble.of(question.terms().direction().signed(change) + 0.0);
  }
}
