package dev.assay.stats.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Columns;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Weights;
import dev.assay.stats.statistic.Desirability;
import dev.assay.stats.statistic.GeometricMean;
import dev.assay.stats.statistic.WeightedComposite;
import dev.assay.stats.statistic.WeightedMean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Composites: parts that share rows, and parts that were drawn apart.
final class CompositeTest {
  private static final Terms TERMS = Terms.seeded(3).withDirection(Direction.HIGHER);
  private static final Desirability PLAIN = new Desirability.Plain();

  @Test
  void summarize_partsOverTheSameRows_isTheMeanOfTheirMeanWithTheSameInterval() {
    double[] first = random(1, 60);
    double[] second = random(2, 60);
    double[] average = new double[60];
    Arrays.setAll(average, i -> (3 * first[i] + second[i]) / 4);

    Interval composite =
        known(Sample.of(twoMeans(3, 1), columns(first, ones(60), second, ones(60))));

    Interval expected = known(Sample.ofMean(average));
    assertThat(composite.estimate()).isCloseTo(expected.estimate(), within(1e-12));
    assertThat(composite.method()).isEqualTo("bootstrap-t");
    assertThat(composite.lower()).isCloseTo(expected.lower(), within(1e-9));
    assertThat(composite.upper()).isCloseTo(expected.upper(), within(1e-9));
  }

  @Test
  void influence_partsOfSomeRows_isTheDerivative() {
    int[] some = new int[20];
    Arrays.fill(some, 0, 12, 1);
    Columns columns = columns(random(1, 20), some, random(2, 20), ones(20));
    WeightedComposite.Part speed =
        new WeightedComposite.Part(
            "b", new GeometricMean("value"), new Desirability.AtMost(0.2), 2);
    WeightedComposite statistic =
        new WeightedComposite(
            List.of(
                new WeightedComposite.Part(
                    "a", new WeightedMean("value"), new Desirability.Between(0, 2), 1),
                speed));
    double[] influence = new double[20];
    assertThat(statistic.bind(columns).influence(Weights.ones(20), influence)).isTrue();

    double value = statistic.of(columns, Weights.ones(20));
    for (int row = 0; row < 20; row++) {
      double[] moved = new double[20];
      double share = 1e-6;
      Arrays.fill(moved, 1 - share);
      moved[row] += 20 * share;
      double slope = (statistic.of(columns, Weights.of(moved)) - value) / share;
      assertThat(influence[row]).isCloseTo(slope, within(1e-4));
    }
  }

  @Test
  void summarize_itemsAndRuns_addsTheVariancesOfBoth() {
    Sample sample = itemsAndRuns(random(1, 60), new double[] {4, 5, 7});

    Interval composite = known(sample);

    double items = meanVariance(random(1, 60));
    double runs = meanVariance(new double[] {4, 5, 7});
    double variance = items / 4 + runs / 4;
    double freedom = variance * variance / (items * items / 16 / 59 + runs * runs / 16 / 2);
    assertThat(composite.method()).isEqualTo("welch-t");
    assertThat(composite.standardError()).isCloseTo(Math.sqrt(variance), within(1e-12));
    assertThat(composite.degreesOfFreedom()).isCloseTo(freedom, within(1e-9));
  }

  @Test
  void summarize_itemsAndASingleRun_hasAValueAndNoInterval() {
    Estimate estimate =
        Decisions.summarize(itemsAndRuns(random(1, 60), new double[] {4}), TERMS).estimate();

    assertThat(estimate)
        .isInstanceOfSatisfying(
            Estimate.ValueOnly.class,
            only -> assertThat(only.explanation()).contains("at least 2"));
  }

  @Test
  void compare_itemsAndRuns_pairsTheItemsAndNotTheRuns() {
    double[] base = random(1, 60);
    double[] head = new double[60];
    Arrays.setAll(head, i -> base[i] + 0.2 + 0.01 * Math.sin(i));
    Sample first = itemsAndRuns(base, new double[] {4, 5, 6});
    Sample second = itemsAndRuns(head, new double[] {4.1, 5.1, 6.1, 5.1});

    Comparison comparison = Decisions.compare(new Question(first, second, true, TERMS));

    double[] differences = new double[60];
    Arrays.setAll(differences, i -> head[i] - base[i]);
    double variance =
        meanVariance(differences) / 4
            + meanVariance(new double[] {4, 5, 6}) / 4
            + meanVariance(new double[] {4.1, 5.1, 6.1, 5.1}) / 4;
    Interval interval = ((Estimate.Known) comparison.change()).interval();
    assertThat(interval.standardError()).isCloseTo(Math.sqrt(variance), within(1e-12));
    assertThat(comparison.difference().orElseThrow())
        .isCloseTo((Arrays.stream(differences).average().orElseThrow() + 0.1) / 2, within(1e-12));
  }

  @Test
  void summarize_clustersAndRuns_addsTheVariancesOfBoth() {
    Sample plain = itemsAndRuns(random(1, 60), new double[] {4, 5, 7});
    int[] clusters = new int[63];
    Arrays.setAll(clusters, i -> i < 60 ? i / 3 : i);
    Sample clustered =
        new Sample(
            plain.statistic(),
            plain.columns(),
            Optional.of(clusters),
            Unit.CLUSTER,
            plain.strata());

    Interval interval = known(clustered);

    double runs = meanVariance(new double[] {4, 5, 7}) / 4;
    assertThat(interval.method()).isEqualTo("cr2-t");
    assertThat(interval.standardError() * interval.standardError()).isGreaterThan(runs);
    assertThat(interval.degreesOfFreedom()).isBetween(2.0, 21.0);
  }

  @Test
  void summarize_timesFarWithinTheirBudget_isAsSureAsTheItemsAlone() {
    Interval far = known(itemsAndTimes(random(1, 60), new double[] {4, 5, 7}, 60));

    assertThat(far.standardError())
        .isCloseTo(Math.sqrt(meanVariance(random(1, 60))) / 2, within(1e-9));
  }

  // Drawn 200,000 times: the spread of the desirability of a mean of three normal times.
  @Test
  void summarize_timesAroundTheirBudget_areAsUnsureAsOtherProcessesWouldBe() {
    double[] times = {9, 10, 11};
    SplittableRandom random = new SplittableRandom(5);
    double[] scores = new double[200_000];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.min(1, 10 / (10 + random.nextGaussian() * Math.sqrt(meanVariance(times))));
    }
    double spread = Math.sqrt(meanVariance(scores) * scores.length);
    double items = meanVariance(random(1, 60)) / 4;

    Interval edge = known(itemsAndTimes(random(1, 60), times, 10));

    double own = Math.sqrt(edge.standardError() * edge.standardError() - items) * 2;
    // No less than what is drawn, and no more than without the budget's flat side.
    assertThat(own).isBetween(spread, Math.sqrt(meanVariance(times)) / 10);
    assertThat(edge.degreesOfFreedom()).isLessThan(60);
  }

  @Test
  void summarize_aSingleTimeWithinItsBudget_hasNoInterval() {
    Estimate estimate =
        Decisions.summarize(itemsAndTimes(random(1, 60), new double[] {4}, 10), TERMS).estimate();

    assertThat(estimate).isInstanceOf(Estimate.ValueOnly.class);
  }

  private static Sample itemsAndTimes(double[] items, double[] times, double budget) {
    Sample plain = itemsAndRuns(items, times);
    WeightedComposite composite =
        new WeightedComposite(
            List.of(
                new WeightedComposite.Part("a", new WeightedMean("value"), PLAIN, 1),
                new WeightedComposite.Part(
                    "b", new WeightedMean("value"), new Desirability.AtMost(budget), 1)));
    return new Sample(composite, plain.columns(), plain.clusters(), Unit.ITEM, plain.strata());
  }

  private static Sample itemsAndRuns(double[] items, double[] runs) {
    int n = items.length;
    double[] first = Arrays.copyOf(items, n + runs.length);
    double[] second = new double[n + runs.length];
    System.arraycopy(runs, 0, second, n, runs.length);
    int[] inFirst = new int[n + runs.length];
    Arrays.fill(inFirst, 0, n, 1);
    int[] inSecond = new int[n + runs.length];
    Arrays.fill(inSecond, n, n + runs.length, 1);
    return new Sample(
        twoMeans(1, 1),
        columns(first, inFirst, second, inSecond),
        Optional.empty(),
        Unit.ITEM,
        List.of(n, runs.length));
  }

  private static WeightedComposite twoMeans(double first, double second) {
    return new WeightedComposite(
        List.of(
            new WeightedComposite.Part("a", new WeightedMean("value"), PLAIN, first),
            new WeightedComposite.Part("b", new WeightedMean("value"), PLAIN, second)));
  }

  private static Columns columns(double[] a, int[] inA, double[] b, int[] inB) {
    return Columns.builder(a.length)
        .ints("a", inA)
        .doubles("a/value", a)
        .ints("b", inB)
        .doubles("b/value", b)
        .build();
  }

  private static Interval known(Sample sample) {
    return ((Estimate.Known) Decisions.summarize(sample, TERMS).estimate()).interval();
  }

  private static double meanVariance(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return squares / (values.length - 1) / values.length;
  }

  private static int[] ones(int n) {
    int[] ones = new int[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] random(long seed, int n) {
    return new SplittableRandom(seed).doubles(n).toArray();
  }
}
