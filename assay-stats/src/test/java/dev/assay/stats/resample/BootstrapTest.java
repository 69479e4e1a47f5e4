package dev.assay.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Columns;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import dev.assay.stats.statistic.Correlation;
import dev.assay.stats.statistic.RocAuc;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BootstrapTest {
  private static final Resampling PLAN = new Resampling(20_000, 7, 2);

  private static final double[] LSAT = {
    576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594
  };
  private static final double[] GPA = {
    3.39, 3.3, 2.81, 3.03, 3.44, 3.07, 3.0, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96
  };

  /// Efron and Tibshirani's law schools: one million resamples give (.431, .927), R's boot .424 to
  /// .926.
  @Test
  void interval_lawSchools_equalsThePublishedBca() {
    Columns columns = Columns.builder(15).doubles("lsat", LSAT).doubles("gpa", GPA).build();

    Interval interval =
        bootstrap(new Correlation("lsat", "gpa"), columns, PLAN)
            .interval(Bootstrap.Method.BCA, 0.9);

    assertThat(interval.estimate()).isCloseTo(0.776374491289407, within(1e-12));
    assertThat(interval.lower()).isCloseTo(0.4307, within(0.02));
    assertThat(interval.upper()).isCloseTo(0.9268, within(0.02));
  }

  @ParameterizedTest
  @EnumSource(Bootstrap.Method.class)
  void interval_anyNumberOfThreads_givesTheSameBits(Bootstrap.Method method) {
    Columns columns = scores(400);
    Resampling one = new Resampling(2_000, 11, 1);

    Interval single = bootstrap(RocAuc.of("target", "score"), columns, one).interval(method, 0.95);
    Interval many =
        bootstrap(RocAuc.of("target", "score"), columns, one.withThreads(7)).interval(method, 0.95);

    assertThat(many).isEqualTo(single);
  }

  @ParameterizedTest
  @EnumSource(Bootstrap.Method.class)
  void interval_mean_isCloseToTheNormalOneForManyRows(Bootstrap.Method method) {
    Columns columns = Columns.of("x", normal(2_000, 3));
    Interval interval =
        bootstrap(new WeightedMean("x"), columns, PLAN.withReplicates(5_000))
            .interval(method, 0.95);

    double error = bootstrap(new WeightedMean("x"), columns, PLAN).standardError();
    assertThat(interval.lower()).isCloseTo(interval.estimate() - 1.96 * error, within(0.1 * error));
    assertThat(interval.upper()).isCloseTo(interval.estimate() + 1.96 * error, within(0.1 * error));
  }

  @Test
  void standardError_mean_isTheTextbookOne() {
    double[] x = {3, 5, 7, 18, 43, 85};
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / 5;

    assertThat(bootstrap(new WeightedMean("x"), Columns.of("x", x), PLAN).standardError())
        .isCloseTo(Math.sqrt(variance / 6), within(1e-12));
  }

  @Test
  void standardError_clusters_isTheSumOfResidualsByCluster() {
    double[] x = {1, 2, 6, 7, 9, 11};
    int[] cluster = {5, 5, 8, 8, 8, 2};
    Bootstrap bootstrap =
        new Bootstrap(
            Quantity.of(new WeightedMean("x"), Columns.of("x", x)), Design.clusters(cluster), PLAN);

    double sum = 9 * 9 + 4 * 4 + 5 * 5; // residuals to the mean 6, added by cluster
    assertThat(bootstrap.standardError()).isCloseTo(Math.sqrt(sum / 36 * 3 / 2), within(1e-12));
  }

  @Test
  void standardError_independentTables_addsTheVariances() {
    Columns base = Columns.of("x", normal(50, 1));
    Columns head = Columns.of("x", normal(80, 2));
    Quantity difference = Quantity.difference(new WeightedMean("x"), base, head);

    double error = new Bootstrap(difference, Design.rows(50, 80), PLAN).standardError();

    double first = bootstrap(new WeightedMean("x"), base, PLAN).standardError();
    double second = bootstrap(new WeightedMean("x"), head, PLAN).standardError();
    assertThat(error).isCloseTo(Math.hypot(first, second), within(1e-12));
  }

  @Test
  void interval_pairedDifference_equalsThatOfTheDifferences() {
    double[] base = normal(60, 1);
    double[] head = normal(60, 2);
    double[] difference = new double[60];
    Arrays.setAll(difference, i -> head[i] - base[i]);
    Quantity paired =
        Quantity.pairedDifference(
            new WeightedMean("x"), Columns.of("x", base), Columns.of("x", head));

    Interval interval =
        new Bootstrap(paired, Design.rows(60), PLAN).interval(Bootstrap.Method.STUDENTIZED, 0.95);

    Interval direct =
        bootstrap(new WeightedMean("x"), Columns.of("x", difference), PLAN)
            .interval(Bootstrap.Method.STUDENTIZED, 0.95);
    assertThat(interval.lower()).isCloseTo(direct.lower(), within(1e-9));
    assertThat(interval.upper()).isCloseTo(direct.upper(), within(1e-9));
  }

  @Test
  void bootstrap_clusters_drawsWholeClusters() {
    Design design = Design.clusters(new int[] {4, 9, 4, 1, 9});
    Weights weights = Weights.ones(5);

    for (int b = 0; b < 20; b++) {
      weights.refill(design.bootstrap(3), b);

      assertThat(weights.of(0)).isEqualTo(weights.of(2));
      assertThat(weights.of(1)).isEqualTo(weights.of(4));
      assertThat(weights.of(0) + weights.of(1) + weights.of(3)).isEqualTo(3);
      assertThat(weights.total()).isEqualTo(Arrays.stream(weights.array()).sum());
    }
  }

  @Test
  void posterior_mean_hasTheSpreadOfTheStandardError() {
    Columns columns = Columns.of("x", normal(200, 4));
    Bootstrap bootstrap = bootstrap(new WeightedMean("x"), columns, PLAN);

    double[] posterior = bootstrap.posterior();

    double mean = Arrays.stream(posterior).average().orElseThrow();
    double sd =
        Math.sqrt(
            Arrays.stream(posterior).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    assertThat(mean).isCloseTo(bootstrap.estimate(), within(0.005));
    assertThat(sd).isCloseTo(bootstrap.standardError(), within(0.002));
  }

  @Test
  void jackknife_mean_hasTheTextbookStandardError() {
    for (int n : new int[] {40, 5_000}) {
      Columns columns = Columns.of("x", normal(n, 5));
      Quantity quantity = Quantity.of(new WeightedMean("x"), columns);

      double error = new Jackknife(quantity, Design.rows(n)).standardError();

      double textbook = bootstrap(new WeightedMean("x"), columns, PLAN).standardError();
      assertThat(error).isCloseTo(textbook, within((n == 40 ? 1e-9 : 0.1) * textbook));
    }
  }

  @Test
  void interval_constantColumn_isRefused() {
    Columns columns = Columns.of("x", new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1});
    for (Bootstrap.Method method : Bootstrap.Method.values()) {
      assertThatThrownBy(() -> bootstrap(new WeightedMean("x"), columns, PLAN).interval(method, .9))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.DEGENERATE));
    }
  }

  @Test
  void interval_statisticWithoutInfluence_refusesTheStudentizedOne() {
    Statistic plugIn = (columns, weights) -> new WeightedMean("x").of(columns, weights);
    Bootstrap bootstrap =
        bootstrap(plugIn, Columns.of("x", normal(50, 1)), PLAN.withReplicates(500));

    assertThatThrownBy(() -> bootstrap.interval(Bootstrap.Method.STUDENTIZED, .9))
        .hasMessageContaining("influence");
    assertThat(bootstrap.interval(Bootstrap.Method.BCA, .9).width()).isPositive();
  }

  @Test
  void interval_quantile_coversTheEstimate() {
    Columns columns = Columns.of("x", normal(500, 6));

    Interval interval =
        bootstrap(new WeightedQuantile("x", 0.9), columns, PLAN.withReplicates(4_000))
            .interval(Bootstrap.Method.STUDENTIZED, 0.95);

    assertThat(interval.contains(interval.estimate())).isTrue();
    assertThat(interval.width()).isBetween(0.15, 0.6);
  }

  static Bootstrap bootstrap(Statistic statistic, Columns columns, Resampling resampling) {
    return new Bootstrap(Quantity.of(statistic, columns), Design.rows(columns.rows()), resampling);
  }

  static double[] normal(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  private static Columns scores(int n) {
    SplittableRandom random = new SplittableRandom(2);
    int[] target = new int[n];
    double[] score = new double[n];
    for (int i = 0; i < n; i++) {
      target[i] = random.nextInt(2);
      score[i] = random.nextGaussian() + target[i];
    }
    return Columns.builder(n).ints("target", target).doubles("score", score).build();
  }
}
