package dev.assay.stats.decision;

import dev.assay.stats.RefusedException;
import dev.assay.stats.hypothesis.PairedTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Comparisons of whole runs in pairs, such as two configurations with the same seeds: intervals as
/// everywhere, p-values by {@link PairedTest}, corrected for their number by Holm's method.
///
/// With a handful of seeds sign flips cannot reach 0.05, and a t test can: whole runs average over
/// so much that their differences are often near to normal, and where they are surely not,
/// Wilcoxon's test takes its place. A change is called one only where the interval and the
/// corrected p-value both say so.
///
/// The test and interval are those of `mean(x - y)` (Student 1908), refused as part of the answer
/// and never thrown.
public final class PairedRuns {
  private PairedRuns() {}

  /// One comparison with its test.
  ///
  /// @param comparison the change, its interval and verdict
  /// @param test the test; empty where no test applies
  public record Tested(Comparison comparison, Optional<PairedTest> test) {}

  /// What pairs of samples say together, in the order of the questions.
  ///
  /// @param questions paired questions about means
  public static List<Tested> compareAll(List<Question> questions) {
    List<Optional<PairedTest>> tests = questions.stream().map(PairedRuns::test).toList();
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      outcomes.add(retested(Outcome.of(questions.get(i)), tests.get(i)));
    }
    double[] divisors = new double[outcomes.size()];
    double[] adjusted = new double[outcomes.size()];
    Decisions.holm(outcomes, divisors, adjusted);
    List<Tested> tested = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      double alpha = 1 - outcomes.get(i).terms().level();
      Comparison comparison = outcomes.get(i).comparison(divisors[i], adjusted[i]);
      tested.add(new Tested(agreed(comparison, adjusted[i], alpha), tests.get(i)));
    }
    return List.copyOf(tested);
  }

  private static Optional<PairedTest> test(Question question) {
    try {
      return Means.differences(question).map(means -> PairedTest.of(means.values()));
    } catch (RefusedException refused) {
      return Optional.empty();
    }
  }

  private static Outcome retested(Outcome outcome, Optional<PairedTest> test) {
    return outcome instanceof Outcome.Found found && test.isPresent()
        ? new Outcome.Found(
            withTest(found.evidence(), test.get().pValue()), found.terms(), found.unit())
        : outcome;
  }

  // What is noted on the sign-flip test does not hold of this one.
  private static Evidence withTest(Evidence evidence, double p) {
    Evidence tested = evidence.withPValue(p);
    return new Evidence(
        tested.value(),
        tested.standardError(),
        tested.pValue(),
        tested.limits(),
        tested.reason(),
        tested.units(),
        List.of());
  }

  private static Comparison agreed(Comparison of, double adjusted, double alpha) {
    boolean change = of.verdict() == Verdict.IMPROVED || of.verdict() == Verdict.REGRESSED;
    return change && !(adjusted <= alpha)
        ? new Comparison(
            of.change(),
            of.pValue(),
            of.adjustedPValue(),
            of.reason(),
            of.unit(),
            of.n(),
            of.margin(),
            Verdict.INCONCLUSIVE,
            of.needed(),
            of.notes())
        : of;
  }
}
