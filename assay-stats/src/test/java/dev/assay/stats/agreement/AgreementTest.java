package dev.assay.stats.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Columns;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Weights;
import dev.assay.stats.resample.Bootstrap;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.resample.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AgreementTest {
  private static final double NONE = Double.NaN;

  /// Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example D.
  private static final double[][] EXAMPLE_D = {
    {1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE},
    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3},
    {NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE},
    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE}
  };

  @ParameterizedTest
  @CsvSource({"NOMINAL, 0.743", "ORDINAL, 0.815", "INTERVAL, 0.849", "RATIO, 0.797"})
  void alpha_exampleD_givesThePublishedValues(Scale scale, double published) {
    assertThat(KrippendorffAlpha.of(Ratings.of(EXAMPLE_D), scale))
        .isCloseTo(published, within(5e-4));
    assertThat(Ratings.of(EXAMPLE_D).pairable()).isEqualTo(40);
  }

  @ParameterizedTest
  @EnumSource(Scale.class)
  void alpha_anyRatings_equalsTheCoincidenceMatrix(Scale scale) {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 200; trial++) {
      double[][] ratings = random(random, 2 + random.nextInt(4), 3 + random.nextInt(20));
      Ratings data = Ratings.of(ratings);
      double expected = CoincidenceMatrix.alpha(ratings, scale);

      if (Double.isNaN(expected)) {
        assertThatThrownBy(() -> KrippendorffAlpha.of(data, scale))
            .isInstanceOf(RefusedException.class);
      } else {
        assertThat(KrippendorffAlpha.of(data, scale)).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void alpha_intervalScaleWithLargeOffset_keepsItsDigits() {
    double[][] shifted = new double[4][12];
    for (int rater = 0; rater < 4; rater++) {
      for (int unit = 0; unit < 12; unit++) {
        shifted[rater][unit] = EXAMPLE_D[rater][unit] + 1e9;
      }
    }

    assertThat(KrippendorffAlpha.of(Ratings.of(shifted), Scale.INTERVAL))
        .isCloseTo(0.8491071428571428, within(1e-12));
  }

  @Test
  void alpha_withoutAnswer_isRefusedWithItsReason() {
    refuses(Refusal.EMPTY_INPUT, new double[0][0]);
    refuses(Refusal.LENGTH_MISMATCH, new double[][] {{1, 2}, {1}});
    refuses(Refusal.NAN_INPUT, new double[][] {{1, Double.POSITIVE_INFINITY}, {1, 2}});
    refuses(Refusal.TOO_FEW_OBSERVATIONS, new double[][] {{1, NONE}, {NONE, 2}});
    refuses(Refusal.DEGENERATE, new double[][] {{0.1, 0.1, 5}, {0.1, 0.1, NONE}});
  }

  private static void refuses(Refusal reason, double[][] ratings) {
    for (Scale scale : Scale.values()) {
      assertThatThrownBy(() -> KrippendorffAlpha.of(Ratings.of(ratings), scale))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
  }

  @Test
  void alpha_negativeRatingOnTheRatioScale_isRefused() {
    assertThatThrownBy(
            () -> KrippendorffAlpha.of(Ratings.of(new double[][] {{-1, 2}, {1, 2}}), Scale.RATIO))
        .hasMessageContaining("negative");
  }

  @Test
  void fleiss_theExampleOf1971_givesThePublishedValue() {
    FleissKappa kappa = FleissKappa.of(new CategoryCounts(FLEISS_1971));

    assertThat(kappa.kappa()).isCloseTo(0.210, within(5e-4));
    assertThat(kappa.z()).isCloseTo(12.374291059190464, within(1e-9));
    assertThat(kappa.interval(0.95).contains(kappa.kappa())).isTrue();
  }

  private static final double[][] FLEISS_1971 = {
    {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
    {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}
  };

  @Test
  void fleiss_unequalNumbersOfRatings_isRefused() {
    assertThatThrownBy(() -> FleissKappa.of(new CategoryCounts(new double[][] {{2, 0}, {1, 2}})))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("counts[1]");
  }

  /// irrCAC 0.4.4, `CAC(...).gwet()` and `.fleiss()`, on its example of 12 units and 4 raters.
  @Test
  void ac1_ratingsWithMissingOnes_equalsIrrCac() {
    double[][] byUnit = {
      {1, 1, NONE, 1},
      {2, 2, 3, 2},
      {3, 3, 3, 3},
      {3, 3, 3, 3},
      {2, 2, 2, 2},
      {1, 2, 3, 4},
      {4, 4, 4, 4},
      {1, 1, 2, 1},
      {2, 2, 2, 2},
      {NONE, 5, 5, 5},
      {NONE, NONE, 1, 1},
      {NONE, 3, NONE, NONE}
    };
    double[][] byRater = new double[4][byUnit.length];
    for (int unit = 0; unit < byUnit.length; unit++) {
      for (int rater = 0; rater < 4; rater++) {
        byRater[rater][unit] = byUnit[unit][rater];
      }
    }

    UnitAgreement ac1 = GwetAc1.of(CategoryCounts.of(Ratings.of(byRater)));

    assertThat(ac1.coefficient()).isCloseTo(0.775444068127, within(1e-11));
    assertThat(ac1.standardError()).isCloseTo(0.142949950641, within(1e-11));
    assertThat(ac1.interval(0.95).lower()).isCloseTo(0.460813348132, within(1e-11));
    assertThat(ac1.interval(0.95).upper()).isEqualTo(1);

    UnitAgreement fleiss = ChanceModel.SHARES.fit(CategoryCounts.of(Ratings.of(byRater)));
    assertThat(fleiss.coefficient()).isCloseTo(0.761169275422, within(1e-11));
    assertThat(fleiss.standardError()).isCloseTo(0.153019203469, within(1e-11));
  }

  @Test
  void cohen_oneCategoryOnly_isRefused() {
    assertThatThrownBy(() -> CohenKappa.of(new double[][] {{7, 0}, {0, 0}}, KappaWeighting.NONE))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.DEGENERATE));
  }

  @Test
  void cohen_wholeAgreement_hasAValueButNoInterval() {
    CohenKappa kappa = CohenKappa.of(new double[][] {{7, 0}, {0, 3}}, KappaWeighting.LINEAR);

    assertThat(kappa.kappa()).isEqualTo(1);
    assertThatThrownBy(() -> kappa.interval(0.95)).isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @EnumSource(Coefficient.class)
  void statistic_integerWeights_equalRepeatedUnits(Coefficient coefficient) {
    SplittableRandom random = new SplittableRandom(11);
    for (int trial = 0; trial < 50; trial++) {
      double[][] ratings = random(random, 2, 12);
      double[] weights = new double[12];
      int[] rows = new int[40];
      int size = 0;
      for (int unit = 0; unit < 12; unit++) {
        weights[unit] = random.nextInt(4);
        for (int i = 0; i < weights[unit]; i++) {
          rows[size++] = unit;
        }
      }
      Columns columns =
          Columns.builder(12).doubles("a", ratings[0]).doubles("b", ratings[1]).build();
      AgreementStatistic statistic = new AgreementStatistic(coefficient, List.of("a", "b"));

      double weighted = statistic.of(columns, Weights.of(weights));
      double repeated = statistic.of(columns.select(Arrays.copyOf(rows, size)), Weights.ones(size));

      // The categories of the weighted kappas and of AC1 are those that occur in the table.
      if ((coefficient.scale() == Scale.NOMINAL && coefficient != Coefficient.GWET_AC1)
          || coefficient.name().startsWith("ALPHA")) {
        assertThat(weighted).isCloseTo(repeated, within(1e-12));
      }
      assertThat(Double.isNaN(weighted)).isEqualTo(Double.isNaN(repeated));
    }
  }

  @ParameterizedTest
  @EnumSource(Coefficient.class)
  void statistic_bootstrapOverUnits_givesAnInterval(Coefficient coefficient) {
    double[][] ratings = random(new SplittableRandom(2), 2, 120);
    Columns columns =
        Columns.builder(120).doubles("a", ratings[0]).doubles("b", ratings[1]).build();
    AgreementStatistic statistic = new AgreementStatistic(coefficient, List.of("a", "b"));

    Interval interval =
        new Bootstrap(
                Quantity.of(statistic, columns),
                Design.rows(120),
                Resampling.seeded(1).withReplicates(999))
            .interval(Bootstrap.Method.PERCENTILE, 0.95);

    assertThat(interval.contains(interval.estimate())).isTrue();
    assertThat(interval.width()).isBetween(0.1, 0.5);
  }

  private static double[][] random(SplittableRandom random, int raters, int units) {
    double[][] ratings = new double[raters][units];
    for (int unit = 0; unit < units; unit++) {
      double truth = 1 + random.nextInt(4);
      for (int rater = 0; rater < raters; rater++) {
        double said = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : truth;
        ratings[rater][unit] = random.nextInt(6) == 0 ? NONE : said;
      }
    }
    return ratings;
  }
}
