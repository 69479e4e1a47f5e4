package dev.assay.stats.decision;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.RefusedException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The evidence on a question, or why there is none, before the number of comparisons is known.
sealed interface Outcome {

  /// The terms of the question.
  Terms terms();

  /// The p-value, or NaN without one.
  double pValue();

  /// The comparison at the level that remains after dividing the error rate.
  Comparison comparison(double divisor, double adjustedPValue);

  /// Picks the method for a question.
  static Outcome of(Question question) {
    try {
      Evidence evidence =
          question.paired() ? TwoSamples.paired(question) : TwoSamples.independent(question);
      evidence.limits().at(question.terms().level());
      return new Found(evidence, question.terms(), question.head().unit());
    } catch (RefusedException refused) {
      return new Missing(
          Decisions.withoutInterval(Decisions.difference(question), refused),
          question.terms(),
          question.head().unit(),
          question.head().columns().rows());
    }
  }

  /// There is an interval.
  record Found(Evidence evidence, Terms terms, Unit unit) implements Outcome {
    @Override
    public double pValue() {
      return evidence.pValue().orElse(Double.NaN);
    }

    @Override
    public Comparison comparison(double divisor, double adjustedPValue) {
      double level = 1 - (1 - terms.level()) / divisor;
      Interval interval = evidence.signed(terms.direction(), level);
      Verdict verdict = Judge.verdict(evidence, terms, level);
      OptionalLong needed =
          verdict == Verdict.INCONCLUSIVE
              ? Judge.needed(evidence, terms, level)
              : OptionalLong.empty();
      return new Comparison(
          new Estimate.Known(interval),
          evidence.pValue(),
          optional(adjustedPValue),
          evidence.reason(),
          unit,
          evidence.units(),
          terms.margin(),
          verdict,
          needed,
          evidence.notes());
    }
  }

  /// There is no interval.
  record Missing(Estimate estimate, Terms terms, Unit unit, long n) implements Outcome {
    @Override
    public double pValue() {
      return Double.NaN;
    }

    @Override
    public Comparison comparison(double divisor, double adjustedPValue) {
      return new Comparison(
          estimate,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          "no method applies",
          unit,
          n,
          terms.margin(),
          Verdict.INCONCLUSIVE,
          OptionalLong.empty(),
          List.of());
    }
  }

  /// Both sides are the same.
  record Unchanged(Identical of) implements Outcome {
    @Override
    public Terms terms() {
      return of.terms();
    }

    @Override
    public double pValue() {
      return 1;
    }

    @Override
    public Comparison comparison(double divisor, double adjustedPValue) {
      double level = 1 - (1 - terms().level()) / divisor;
      return new Comparison(
          new Estimate.Known(new Interval(0, 0, 0, level, "identical", 0, Double.NaN)),
          OptionalDouble.of(1),
          OptionalDouble.of(adjustedPValue),
          "every value is the same on both sides",
          of.unit(),
          of.units(),
          terms().margin(),
          Verdict.EQUIVALENT,
          OptionalLong.empty(),
          List.of());
    }
  }

  private static OptionalDouble optional(double p) {
    return Double.isNaN(p) ? OptionalDouble.empty() : OptionalDouble.of(p);
  }
}
