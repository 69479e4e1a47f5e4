package dev.assay.stats.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Columns;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.Statistic;
import dev.assay.stats.hypothesis.McNemarTest;
import dev.assay.stats.hypothesis.TTest;
import dev.assay.stats.interval.ClusterEstimator;
import dev.assay.stats.interval.ClusteredMean;
import dev.assay.stats.interval.IndependentProportions;
import dev.assay.stats.interval.PairedProportions;
import dev.assay.stats.interval.ProportionMethod;
import dev.assay.stats.interval.QuantileInterval;
import dev.assay.stats.statistic.Classification;
import dev.assay.stats.statistic.RocAuc;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which method the front picks, and that its numbers are those of the method.
final class MethodChoiceTest {
  private static final Terms TERMS = Terms.seeded(1).withDirection(Direction.HIGHER);

  @Test
  void summarize_accuracy_isWilson() {
    int[] target = IntStream.range(0, 20).map(i -> i % 2).toArray();
    Columns columns =
        Columns.builder(20).ints("target", target).ints("predicted", target.clone()).build();

    Summary summary =
        Decisions.summarize(
            Sample.of(new Classification("target", "predicted").accuracy(), columns), TERMS);

    assertThat(interval(summary.estimate()))
        .isEqualTo(ProportionMethod.WILSON.interval(20, 20, 0.95));
    assertThat(interval(summary.estimate()).lower()).isBetween(0.83, 0.84);
  }

  @Test
  void summarize_binaryInClusters_isWilsonOnTheEffectiveNumber() {
    double[] scores = binary(60, 0.7, 3);
    int[] clusters = IntStream.range(0, 60).map(i -> i / 6).toArray();

    Summary summary = Decisions.summarize(Sample.ofMean(scores).clusteredBy(clusters), TERMS);

    assertThat(interval(summary.estimate()))
        .isEqualTo(ClusteredMean.of(scores, clusters).wilson(0.95));
    assertThat(summary.unit()).isEqualTo(Unit.CLUSTER);
    assertThat(summary.n()).isEqualTo(10);
  }

  @Test
  void summarize_numbersInClusters_isCr2AndFlagsFewClusters() {
    double[] values = normal(40, 0, 5);
    int[] clusters = IntStream.range(0, 40).map(i -> i % 4).toArray();

    Summary summary = Decisions.summarize(Sample.ofMean(values).clusteredBy(clusters), TERMS);

    Interval expected = ClusteredMean.of(values, clusters).t(ClusterEstimator.CR2, 0.95);
    assertThat(interval(summary.estimate()).lower()).isCloseTo(expected.lower(), within(1e-12));
    assertThat(interval(summary.estimate()).upper()).isCloseTo(expected.upper(), within(1e-12));
    assertThat(summary.notes()).singleElement().asString().contains("5 clusters");
  }

  @Test
  void summarize_percentile_isOrderStatisticsAndUnboundedWhereTheSampleEnds() {
    double[] values = normal(100, 0, 6);
    Columns columns = Columns.of("x", values);

    Summary median = Decisions.summarize(Sample.of(WeightedQuantile.median("x"), columns), TERMS);
    Summary p99 = Decisions.summarize(Sample.of(new WeightedQuantile("x", 0.99), columns), TERMS);

    assertThat(interval(median.estimate()))
        .isEqualTo(QuantileInterval.of(values, 0.5, 0.95).interval());
    assertThat(interval(p99.estimate()).upper()).isInfinite();
    assertThat(p99.notes()).singleElement().asString().contains("368");
  }

  @Test
  void summarize_pluginStatistic_isJackknifeBelowThirtyAndBcaAbove() {
    Statistic plugin = (columns, weights) -> new WeightedMean("x").of(columns, weights);

    assertThat(method(Decisions.summarize(Sample.of(plugin, column(normal(29, 0, 1))), TERMS)))
        .isEqualTo("jackknife-t");
    assertThat(method(Decisions.summarize(Sample.of(plugin, column(normal(30, 0, 1))), TERMS)))
        .isEqualTo("bootstrap-bca");
  }

  @Test
  void summarize_aucOfOneClass_hasNoValueAndSaysSo() {
    Columns columns =
        Columns.builder(3).ints("target", new int[3]).doubles("s", new double[] {1, 2, 3}).build();

    Summary summary = Decisions.summarize(Sample.of(RocAuc.of("target", "s"), columns), TERMS);

    assertThat(summary.estimate()).isInstanceOf(Estimate.Refused.class);
  }

  @Test
  void compare_pairedBinary_isTangoWithMidP() {
    double[] base = binary(200, 0.6, 7);
    double[] head = binary(200, 0.8, 8);
    PairedProportions table = table(base, head);

    Comparison comparison = compare(base, head, true);

    assertThat(interval(comparison.change())).isEqualTo(table.tango(0.95));
    assertThat(comparison.pValue())
        .hasValue(
            McNemarTest.of(
                    (int) table.firstOnly(), (int) table.secondOnly(), McNemarTest.Method.MID_P)
                .pValue());
    assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void compare_identicalBinary_isEquivalentOnceTheSampleIsLargeEnough() {
    double[] few = binary(20, 0.8, 9);
    double[] many = binary(400, 0.8, 9);

    assertThat(Decisions.compare(question(few, few, true, TERMS.withMargin(0.02))).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Decisions.compare(question(many, many, true, TERMS.withMargin(0.02))).verdict())
        .isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void compare_independentBinary_isNewcombe() {
    double[] base = binary(80, 0.6, 7);
    double[] head = binary(120, 0.8, 8);

    Comparison comparison = compare(base, head, false);

    IndependentProportions rates = new IndependentProportions(hits(head), 120, hits(base), 80);
    assertThat(interval(comparison.change())).isEqualTo(rates.newcombe(0.95));
  }

  @Test
  void compare_fewIndependentNumbers_isWelch() {
    double[] base = {3, 4, 5, 9, 8};
    double[] head = {7, 8, 9.5, 12, 13, 11};

    Comparison comparison = compare(base, head, false);

    TTest expected = TTest.independent(head, base, TTest.Variance.WELCH, TTest.Options.DEFAULT);
    assertThat(interval(comparison.change()).lower())
        .isCloseTo(expected.interval().lower(), within(1e-9));
    assertThat(interval(comparison.change()).degreesOfFreedom())
        .isCloseTo(expected.interval().degreesOfFreedom(), within(1e-9));
    assertThat(comparison.pValue().orElseThrow()).isCloseTo(expected.pValue(), within(1e-9));
  }

  @Test
  void compare_independentNumbers_isTheStudentizedBootstrapOfTheDifference() {
    Comparison comparison = compare(normal(40, 0, 1), normal(60, 1, 2), false);

    assertThat(interval(comparison.change()).method()).isEqualTo("bootstrap-t");
    assertThat(comparison.n()).isEqualTo(100);
    assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
  }

  @Test
  void compare_pairedClusters_isCr2OfTheDifferences() {
    double[] base = normal(60, 0, 1);
    double[] head = normal(60, 0.5, 2);
    int[] clusters = IntStream.range(0, 60).map(i -> i / 4).toArray();
    double[] differences = new double[60];
    Arrays.setAll(differences, i -> head[i] - base[i]);

    Comparison comparison =
        Decisions.compare(
            new Question(
                Sample.ofMean(base).clusteredBy(clusters),
                Sample.ofMean(head).clusteredBy(clusters),
                true,
                TERMS));

    Interval expected = ClusteredMean.of(differences, clusters).t(ClusterEstimator.CR2, 0.95);
    assertThat(interval(comparison.change()).lower()).isCloseTo(expected.lower(), within(1e-12));
    assertThat(comparison.unit()).isEqualTo(Unit.CLUSTER);
  }

  @Test
  void compare_independentClusters_addsTheVariances() {
    int[] clusters = IntStream.range(0, 60).map(i -> i / 4).toArray();
    double[] base = normal(60, 0, 1);
    double[] head = normal(60, 0.5, 2);

    Comparison comparison =
        Decisions.compare(
            new Question(
                Sample.ofMean(base).clusteredBy(clusters),
                Sample.ofMean(head).clusteredBy(clusters),
                false,
                TERMS));

    double first = ClusteredMean.of(base, clusters).variance(ClusterEstimator.CR2);
    double second = ClusteredMean.of(head, clusters).variance(ClusterEstimator.CR2);
    assertThat(interval(comparison.change()).standardError())
        .isCloseTo(Math.sqrt(first + second), within(1e-9));
  }

  @Test
  void compare_percentiles_needThirtyPairs() {
    Sample small = Sample.of(new WeightedQuantile("x", 0.9), column(normal(29, 0, 1)));
    Sample base = Sample.of(new WeightedQuantile("x", 0.9), column(normal(90, 0, 1)));
    Sample head = Sample.of(new WeightedQuantile("x", 0.9), column(normal(90, 2, 2)));

    assertThat(Decisions.compare(new Question(small, small, true, TERMS)).change())
        .isInstanceOf(Estimate.ValueOnly.class);
    Comparison comparison = Decisions.compare(new Question(base, head, true, TERMS));
    assertThat(interval(comparison.change()).method()).isEqualTo("bootstrap-percentile");
    assertThat(comparison.verdict()).isEqualTo(Verdict.IMPROVED);
  }

  private static PairedProportions table(double[] base, double[] head) {
    long[] counts = new long[4];
    for (int i = 0; i < base.length; i++) {
      counts[(int) (2 * head[i] + base[i])]++;
    }
    return new PairedProportions(counts[3], counts[2], counts[1], counts[0]);
  }

  private static long hits(double[] scores) {
    return (long) Arrays.stream(scores).sum();
  }

  private static Comparison compare(double[] base, double[] head, boolean paired) {
    return Decisions.compare(question(base, head, paired, TERMS));
  }

  private static Question question(double[] base, double[] head, boolean paired, Terms terms) {
    return new Question(Sample.ofMean(base), Sample.ofMean(head), paired, terms);
  }

  private static Columns column(double[] values) {
    return Columns.of("x", values);
  }

  private static String method(Summary summary) {
    return interval(summary.estimate()).method();
  }

  private static Interval interval(Estimate estimate) {
    return ((Estimate.Known) estimate).interval();
  }

  private static double[] binary(int n, double p, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.nextDouble() < p ? 1 : 0);
    return values;
  }

  private static double[] normal(int n, double mean, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    Arrays.setAll(values, i -> mean + random.nextGaussian());
    return values;
  }
}
