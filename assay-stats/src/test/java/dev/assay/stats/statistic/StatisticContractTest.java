package dev.assay.stats.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every statistic promises: repetition, no influence of weight 0, and an influence that is
/// the derivative.
final class StatisticContractTest {
  private static final Reference REFERENCE = Reference.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "binary",
        "multi",
        "unseen_class",
        "scores",
        "tied_scores",
        "multi_scores",
        "multi_tied_scores",
        "regression",
        "tied_errors"
      })
  void of_integerWeights_equalsRepeatedRows(String name) {
    Columns columns = StatisticReferenceTest.columns(name);
    int n = columns.rows();
    SplittableRandom random = new SplittableRandom(5);
    double[] weights = new double[n];
    Arrays.setAll(weights, row -> random.nextInt(4));
    int[] repeated =
        IntStream.range(0, n)
            .flatMap(row -> IntStream.generate(() -> row).limit((long) weights[row]))
            .toArray();
    Columns rows = columns.select(repeated);

    for (Statistic statistic : BuiltIns.fitting(REFERENCE, name)) {
      if (statistic instanceof CalibrationError) {
        continue; // its bins are fixed at binding
      }
      double value = statistic.of(columns, Weights.of(weights));
      assertThat(value)
          .as(statistic.toString())
          .isCloseTo(
              statistic.of(rows, Weights.ones(repeated.length)),
              within(1e-12 * Math.max(1, Math.abs(value))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "binary",
        "multi",
        "unseen_class",
        "scores",
        "tied_scores",
        "multi_scores",
        "multi_tied_scores",
        "regression"
      })
  void influence_smoothStatistic_isTheDerivative(String name) {
    Columns columns = StatisticReferenceTest.columns(name);
    double[] weights = REFERENCE.all(name + "/weights");
    double total = Arrays.stream(weights).sum();
    int n = weights.length;

    for (Statistic statistic : BuiltIns.fitting(REFERENCE, name)) {
      double[] influence = new double[n];
      Statistic.Bound bound = statistic.bind(columns);
      assertThat(bound.influence(Weights.of(weights), influence)).isTrue();
      if (statistic instanceof MedianLoss) {
        continue; // a density estimate, not the derivative
      }
      double weighted = 0;
      for (int row = 0; row < n; row++) {
        double numeric = derivative(bound, weights, total, row);
        assertThat(influence[row])
            .as("%s row %s", statistic, row)
            .isCloseTo(numeric, within(1e-5 * Math.max(1, Math.abs(numeric))));
        weighted += weights[row] * influence[row];
      }
      assertThat(weighted).as(statistic.toString()).isCloseTo(0, within(1e-8 * total));
    }
  }

  @Test
  void variance_everyStatistic_isTheSumOfSquaredInfluence() {
    for (String name : new String[] {"binary", "multi", "scores", "multi_scores", "regression"}) {
      Columns columns = StatisticReferenceTest.columns(name);
      Weights weights = Weights.of(REFERENCE.all(name + "/weights"));
      for (Statistic statistic : BuiltIns.fitting(REFERENCE, name)) {
        double[] influence = new double[columns.rows()];
        Statistic.Bound bound = statistic.bind(columns);
        bound.influence(weights, influence);
        double sum = 0;
        for (int row = 0; row < influence.length; row++) {
          sum += weights.of(row) * influence[row] * influence[row];
        }

        double variance = bound.variance(weights, bound.of(weights), influence);

        assertThat(variance).isCloseTo(sum / Math.pow(weights.total(), 2), within(1e-12));
      }
    }
  }

  @Test
  void of_weightZeroOnAnInvalidValue_ignoresIt() {
    Columns columns = Columns.of("x", new double[] {1, Double.NaN, 3, Double.POSITIVE_INFINITY});
    Weights weights = Weights.of(1, 0, 1, 0);

    assertThat(new WeightedMean("x").of(columns, weights)).isEqualTo(2);
    assertThat(WeightedQuantile.median("x").of(columns, weights)).isEqualTo(2);
    assertThat(Extreme.maximum("x").of(columns, weights)).isEqualTo(3);
    assertThat(StandardDeviation.variance("x").of(columns, weights)).isEqualTo(2);
  }

  @Test
  void of_weightOnAnInvalidValue_isNaN() {
    Columns columns = Columns.of("x", new double[] {1, Double.NaN, 3});

    assertThat(new WeightedMean("x").of(columns, Weights.ones(3))).isNaN();
    assertThat(WeightedQuantile.median("x").of(columns, Weights.ones(3))).isNaN();
    assertThat(Extreme.minimum("x").of(columns, Weights.ones(3))).isNaN();
  }

  @Test
  void of_absentCodes_leavesTheRowsOut() {
    Columns columns =
        Columns.builder(5)
            .ints("target", new int[] {0, 1, -1, 1, 0})
            .ints("predicted", new int[] {0, 1, 1, -1, 1})
            .doubles("score", new double[] {.1, .9, .5, .4, .2})
            .build();

    assertThat(new Classification("target", "predicted").accuracy().of(columns, Weights.ones(5)))
        .isCloseTo(2 / 3.0, within(1e-15));
    assertThat(RocAuc.of("target", "score").of(columns, Weights.ones(5))).isEqualTo(1);
    assertThat(Probabilities.binary("target", "score").brierScore().of(columns, Weights.ones(5)))
        .isCloseTo((.01 + .01 + .36 + .04) / 4, within(1e-15));
  }

  @Test
  void of_oneClassOnly_hasNoAuc() {
    Columns columns =
        Columns.builder(2)
            .ints("target", new int[] {1, 1})
            .doubles("score", new double[] {.1, .9})
            .build();

    assertThat(RocAuc.of("target", "score").of(columns, Weights.ones(2))).isNaN();
  }

  @Test
  void of_calibrationError_equalsTheHandComputedValue() {
    Columns columns =
        Columns.builder(4)
            .ints("target", new int[] {0, 1, 1, 1})
            .doubles("score", new double[] {.1, .3, .8, 1})
            .build();

    double width =
        Probabilities.binary("target", "score")
            .calibrationError(Probabilities.Binning.EQUAL_WIDTH, 2)
            .of(columns, Weights.ones(4));

    assertThat(width).isCloseTo((Math.abs(-.1 + .7) + Math.abs(.2 + 0)) / 4, within(1e-15));
  }

  private static double derivative(Statistic.Bound bound, double[] weights, double total, int row) {
    double step = 1e-5;
    return (moved(bound, weights, total, row, step) - moved(bound, weights, total, row, -step))
        / (2 * step);
  }

  // A share of the total weight moves to one row; a negative share stays possible because every
  // weight of the reference tables is well above the step.
  private static double moved(
      Statistic.Bound bound, double[] weights, double total, int row, double share) {
    double[] moved = weights.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] *= 1 - share;
    }
    moved[row] += share * total;
    return bound.of(Weights.of(moved));
  }
}
