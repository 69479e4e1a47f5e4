package dev.assay.stats.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Question;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import dev.assay.stats.distribution.StudentT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The published comparison of two models on 198 questions with 5 draws each, on scores with the
/// same moments (`tools/reference/miller_fixture.py`).
final class MillerFixtureTest {
  private static final int QUESTIONS = 198;
  private static final int DRAWS = 5;

  private final double[][] base = read(2);
  private final double[][] head = read(3);

  @Test
  void difference_pairedAndClusteredByQuestion_isAsPublished() {
    RepeatedDraws paired = RepeatedDraws.difference(head, base);
    Interval interval = paired.interval(0.95);

    assertThat(interval.estimate()).isCloseTo(0.059, within(5e-4));
    assertThat(interval.lower()).isCloseTo(0.004, within(5e-4));
    assertThat(interval.upper()).isCloseTo(0.113, within(5e-4));
    assertThat(paired.pValue(0)).isCloseTo(0.036, within(5e-4));
    // SciPy 1.12.0, ttest_rel of the question means.
    assertThat(paired.pValue(0)).isCloseTo(0.03602619792842255, within(1e-12));
  }

  @Test
  void difference_unpaired_isNotSignificantAsPublished() {
    Interval first = RepeatedDraws.of(head).interval(0.95);
    Interval second = RepeatedDraws.of(base).interval(0.95);
    double a = first.standardError() * first.standardError();
    double b = second.standardError() * second.standardError();
    double df = (a + b) * (a + b) / ((a * a + b * b) / (QUESTIONS - 1));
    double t = (first.estimate() - second.estimate()) / Math.sqrt(a + b);

    double p = 2 * new StudentT(df).sf(t);

    assertThat(p).isCloseTo(0.149, within(5e-4));
    // SciPy 1.12.0, ttest_ind(equal_var=False) of the question means.
    assertThat(p).isCloseTo(0.14883909748002708, within(1e-11));
  }

  @Test
  void compare_pairedInClustersOfQuestions_isAsPublished() {
    Comparison comparison =
        Decisions.compare(
            new Question(
                sample(base), sample(head), true, Terms.seeded(1).withDirection(Direction.HIGHER)));

    assertThat(comparison.pValue().orElseThrow()).isCloseTo(0.036, within(5e-4));
    assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
    Interval interval = ((Estimate.Known) comparison.change()).interval();
    assertThat(interval.estimate()).isCloseTo(0.059, within(5e-4));
    assertThat(interval.lower()).isCloseTo(0.004, within(5e-4));
    assertThat(interval.method()).isEqualTo("cr2-t");
  }

  @Test
  void compare_unpairedInClustersOfQuestions_isInconclusiveAsPublished() {
    Comparison comparison =
        Decisions.compare(
            new Question(
                sample(base),
                sample(head),
                false,
                Terms.seeded(1).withDirection(Direction.HIGHER)));

    assertThat(comparison.pValue().orElseThrow()).isCloseTo(0.149, within(5e-4));
    assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  private static Sample sample(double[][] scores) {
    double[] values = Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray();
    int[] questions = new int[values.length];
    Arrays.setAll(questions, row -> row / DRAWS);
    return Sample.ofMean(values).clusteredBy(questions);
  }

  @Test
  void split_pairedDifference_addsUpToItsVariance() {
    RepeatedDraws paired = RepeatedDraws.difference(head, base);
    RepeatedDraws.Split split = paired.split();
    double se = paired.interval(0.95).standardError();

    assertThat((split.items() + split.draws()) / QUESTIONS).isCloseTo(se * se, within(1e-15));
    assertThat(split.draws()).isBetween(0.0, split.items());
  }

  private static double[][] read(int column) {
    double[][] scores = new double[QUESTIONS][DRAWS];
    for (String line : lines()) {
      String[] cells = line.split(",", -1);
      scores[Integer.parseInt(cells[0])][Integer.parseInt(cells[1])] =
          Double.parseDouble(cells[column]);
    }
    return scores;
  }

  private static List<String> lines() {
    try (var in = MillerFixtureTest.class.getResourceAsStream("/fixtures/miller-198x5.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
