package dev.assay.stats.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Columns;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.resample.Resampling;
import dev.assay.stats.statistic.Averaging;
import dev.assay.stats.statistic.Classification;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DecisionsTest {
  private static final Terms TERMS = Terms.seeded(1).withDirection(Direction.HIGHER);

  @Test
  void summarize_fewerThanTen_usesStudentsT() {
    Summary summary = Decisions.summarize(Sample.ofMean(new double[] {1, 2, 3, 4, 6.5}), TERMS);

    Interval interval = known(summary.estimate());
    assertThat(interval.method()).isEqualTo("t");
    assertThat(interval.degreesOfFreedom()).isEqualTo(4);
    assertThat(interval.lower()).isCloseTo(3.3 - 2.7764451 * 0.9433981, within(1e-6));
    assertThat(summary.n()).isEqualTo(5);
  }

  @Test
  void summarize_tenAndMore_usesTheStudentizedBootstrap() {
    Summary summary = Decisions.summarize(Sample.ofMean(normal(10, 0, 1)), TERMS);

    assertThat(known(summary.estimate()).method()).isEqualTo("bootstrap-t");
    assertThat(summary.reason()).contains("studentized");
  }

  @Test
  void summarize_aboveAHundredThousand_usesTheInfluence() {
    Summary summary = Decisions.summarize(Sample.ofMean(normal(100_001, 0, 1)), TERMS);

    assertThat(known(summary.estimate()).method()).isEqualTo("influence-t");
    assertThat(known(summary.estimate()).width()).isCloseTo(2 * 1.96 / 316.23, within(2e-4));
  }

  @Test
  void summarize_badSamples_neverGivesANumberThatIsNone() {
    assertThat(Decisions.summarize(Sample.ofMean(new double[0]), TERMS).estimate())
        .isInstanceOfSatisfying(
            Estimate.Refused.class, e -> assertThat(e.reason()).isEqualTo(Refusal.EMPTY_INPUT));
    assertThat(Decisions.summarize(Sample.ofMean(new double[] {1, Double.NaN}), TERMS).estimate())
        .isInstanceOfSatisfying(
            Estimate.Refused.class, e -> assertThat(e.reason()).isEqualTo(Refusal.NAN_INPUT));
    assertThat(Decisions.summarize(Sample.ofMean(new double[] {3.5}), TERMS).estimate())
        .isInstanceOfSatisfying(
            Estimate.ValueOnly.class,
            e -> {
              assertThat(e.value()).isEqualTo(3.5);
              assertThat(e.reason()).isEqualTo(Refusal.TOO_FEW_OBSERVATIONS);
            });
    assertThat(Decisions.summarize(Sample.ofMean(new double[] {2, 2, 2}), TERMS).estimate())
        .isInstanceOfSatisfying(
            Estimate.ValueOnly.class, e -> assertThat(e.reason()).isEqualTo(Refusal.DEGENERATE));
  }

  @Test
  void compare_pairedNumeric_usesTheSignFlipTest() {
    double[] base = {10, 11, 10, 16, 15, 14, 9, 13};
    double[] head = {12, 15, 9, 22, 17, 14, 11, 18};

    Comparison comparison = compare(base, head, TERMS);

    assertThat(comparison.difference()).hasValue(2.5);
    assertThat(comparison.pValue()).hasValue(0.03125);
    assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(compare(base, head, TERMS.withDirection(Direction.LOWER)).verdict())
        .isEqualTo(Verdict.REGRESSED);
    assertThat(compare(base, head, TERMS.withDirection(Direction.NONE)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void compare_inconclusive_saysHowManyWouldSettleIt() {
    double[] base = normal(50, 0, 1);
    double[] head = normal(50, 0.1, 2);

    Comparison comparison = compare(base, head, TERMS.withMargin(0.05));

    assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison.needed().orElseThrow()).isGreaterThan(50);
  }

  @Test
  void compare_smallSpreadAndWideMargin_isEquivalent() {
    double[] base = normal(200, 0, 1);
    double[] head = Arrays.stream(base).map(v -> v + Math.sin(v * 1000) * 0.01).toArray();

    assertThat(compare(base, head, TERMS.withMargin(0.05)).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void compare_pairedMeasure_resamplesBothTablesTogether() {
    SplittableRandom random = new SplittableRandom(4);
    int[] target = IntStream.range(0, 300).map(_ -> random.nextInt(2)).toArray();
    int[] weak = Arrays.stream(target).map(t -> random.nextInt(10) < 6 ? t : 1 - t).toArray();
    int[] strong = Arrays.stream(target).map(t -> random.nextInt(10) < 9 ? t : 1 - t).toArray();
    Sample base = f1(target, weak);
    Sample head = f1(target, strong);

    Comparison comparison = Decisions.compare(new Question(base, head, true, TERMS));

    assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(known(comparison.change()).method()).isEqualTo("bootstrap-t");
    assertThat(comparison.pValue().orElseThrow()).isLessThan(0.01);
  }

  @Test
  void compareAll_severalQuestions_appliesHolm() {
    List<Question> questions =
        List.of(question(0.25, 1), question(0.0, 2), question(0.45, 3), question(0.02, 4));

    List<Comparison> comparisons = Decisions.compareAll(questions);

    List<Double> plain = comparisons.stream().map(c -> c.pValue().orElseThrow()).toList();
    List<Double> sorted = plain.stream().sorted().toList();
    double largest = 0;
    for (int rank = 0; rank < 4; rank++) {
      int i = plain.indexOf(sorted.get(rank));
      largest = Math.max(largest, Math.min(1, (4 - rank) * sorted.get(rank)));
      assertThat(comparisons.get(i).adjustedPValue().orElseThrow())
          .isCloseTo(largest, within(1e-12));
      Interval interval = known(comparisons.get(i).change());
      assertThat(interval.level()).isBetween(0.95, 0.9875 + 1e-12);
    }
    int smallest = plain.indexOf(sorted.getFirst());
    assertThat(known(comparisons.get(smallest).change()).level()).isCloseTo(0.9875, within(1e-12));
  }

  @Test
  void compareWithHistory_runs_predictsTheNextOne() {
    double[] history = {100, 104, 98, 101, 97, 103};
    Terms latency = TERMS.withDirection(Direction.LOWER).withMargin(0.05);

    assertThat(Decisions.compareWithHistory(history, 130, latency).verdict())
        .isEqualTo(Verdict.REGRESSED);
    assertThat(Decisions.compareWithHistory(history, 75, latency).verdict())
        .isEqualTo(Verdict.IMPROVED);
    assertThat(Decisions.compareWithHistory(history, 102, latency).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Decisions.compareWithHistory(new double[0], 102, latency).verdict())
        .isEqualTo(Verdict.NO_BASELINE);
    assertThat(Decisions.compareWithHistory(new double[] {1, 2}, 102, latency).change())
        .isInstanceOf(Estimate.ValueOnly.class);
  }

  private static Question question(double shift, long seed) {
    double[] base = normal(60, 0, seed);
    double[] noise = normal(60, shift, seed + 100);
    double[] head = new double[60];
    Arrays.setAll(head, i -> base[i] + noise[i]);
    return new Question(Sample.ofMean(base), Sample.ofMean(head), true, TERMS);
  }

  private static Sample f1(int[] target, int[] predicted) {
    return Sample.of(
        new Classification("target", "predicted").f1(new Averaging.Macro()),
        Columns.builder(target.length).ints("target", target).ints("predicted", predicted).build());
  }

  private static Comparison compare(double[] base, double[] head, Terms terms) {
    return Decisions.compare(new Question(Sample.ofMean(base), Sample.ofMean(head), true, terms));
  }

  private static Interval known(Estimate estimate) {
    return ((Estimate.Known) estimate).interval();
  }

  private static double[] normal(int n, double mean, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    Arrays.setAll(values, i -> mean + random.nextGaussian());
    return values;
  }

  // Differences whose bootstrap-t interval lies above 0, 0.03 to 5.7, with a sign-flip p of 0.073.
  private static final double[] SKEWED_BASE = {
    0.43, 1.87, 0.42, 0.92, 0.67, 0.23, 0.48, 0.56, 1.03, 0.81, 1.29, 0.28
  };
  private static final double[] SKEWED_HEAD = {
    1.84, 0.9, 2.4, 0.09, 8.62, 6.83, 1.79, 0.5, 2.05, 0.36, 0.89, 0.82
  };

  @Test
  void compare_intervalThatTheTestDoesNotConfirm_reachesToZero() {
    double[] base = {0.23, 0.14, 1.93, 0.42, 0.85, 1.43, 0.79, 0.25, 4.35, 0.28, 0.85, 0.93};
    double[] head = {1.31, 1.01, 1.48, 3.63, 1.35, 1.14, 1.53, 0.92, 0.93, 6.86, 2.35, 2.37};
    Comparison paired = compared(SKEWED_BASE, SKEWED_HEAD, true);
    Comparison unpaired = compared(base, head, false);

    assertThat(paired.reason()).contains("sign-flip test");
    assertThat(unpaired.reason()).contains("permutation test");
    for (Comparison comparison : List.of(paired, unpaired)) {
      Estimate.Known known = (Estimate.Known) comparison.change();
      assertThat(comparison.pValue().orElseThrow()).isGreaterThan(0.05);
      assertThat(known.interval().lower()).isZero();
      assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  private static Comparison compared(double[] base, double[] head, boolean paired) {
    Terms terms = Terms.seeded(1).withDirection(Direction.HIGHER);
    return Decisions.compare(new Question(Sample.ofMean(base), Sample.ofMean(head), paired, terms));
  }

  @Test
  void compare_levelThatTheTestConfirms_keepsTheInterval() {
    Terms terms = new Terms(Direction.LOWER, 0, 0.9, DecisionRule.NO_CHANGE, Resampling.seeded(1));

    Comparison comparison =
        Decisions.compare(
            new Question(Sample.ofMean(SKEWED_BASE), Sample.ofMean(SKEWED_HEAD), true, terms));

    assertThat(comparison.pValue().orElseThrow()).isBetween(0.05, 0.1);
    assertThat(((Estimate.Known) comparison.change()).interval().upper()).isNegative();
    assertThat(comparison.verdict()).isEqualTo(Verdict.REGRESSED);
  }
}
