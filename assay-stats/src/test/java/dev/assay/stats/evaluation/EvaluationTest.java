package dev.assay.stats.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluationTest {
  @Test
  void passAtK_allCounts_equalsTheEnumerationOfSubsets() {
    for (int n = 1; n <= 8; n++) {
      for (int c = 0; c <= n; c++) {
        for (int k = 1; k <= n; k++) {
          int subsets = 0;
          int some = 0;
          int all = 0;
          for (int set = 0; set < 1 << n; set++) {
            if (Integer.bitCount(set) == k) {
              subsets++;
              some += Integer.bitCount(set & ((1 << c) - 1)) > 0 ? 1 : 0;
              all += Integer.bitCount(set & ((1 << c) - 1)) == k ? 1 : 0;
            }
          }
          assertThat(PassAtK.atLeastOne(n, c, k)).isCloseTo((double) some / subsets, within(1e-14));
          assertThat(PassAtK.all(n, c, k)).isCloseTo((double) all / subsets, within(1e-14));
        }
      }
    }
  }

  @Test
  void passAtK_oneCorrectAmongMany_keepsItsDigits() {
    assertThat(PassAtK.atLeastOne(1_000_000_000_000L, 1, 1)).isCloseTo(1e-12, within(1e-26));
  }

  @Test
  void earlyStopping_publishedCounts_areReproduced() {
    assertThat(EarlyStopping.designQueries(0.90, 0.99)).isEqualTo(23_886);
    assertThat(EarlyStopping.designQueries(0.95, 0.99)).isEqualTo(50_425);
    assertThat(EarlyStopping.designQueries(0.97, 0.99)).isEqualTo(85_811);
    assertThat(EarlyStopping.designQueries(0.99, 0.99)).isEqualTo(262_742);
    assertThat(EarlyStopping.minUnder(0.99, 0, 0.99)).isEqualTo(459);
    assertThat(EarlyStopping.minQueries(0.9, 1, 0.99)).isEqualTo(64);
  }

  /// The exact binomial sum, `P(Bin(h + t, 1 - p) <= t) <= 1 - c`, for each number over the limit.
  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.97, 0.99})
  void minUnder_everyOverlatencyUpTo5000_isTheSmallestThatTheBinomialAllows(double percentile) {
    long previous = 0;
    for (int over = 0; over <= 5000; over++) {
      long under = EarlyStopping.minUnder(percentile, over, 0.99);
      assertThat(under).isGreaterThan(previous);
      previous = under;
      if (percentile == 0.99 || over < 200 || over % 25 == 0) {
        assertThat(atMost(over, under + over, 1 - percentile))
            .isLessThanOrEqualTo(0.01 * (1 + 1e-9));
        assertThat(atMost(over, under - 1 + over, 1 - percentile)).isGreaterThan(0.01 * (1 - 1e-9));
      }
    }
  }

  /// `P(Bin(n, q) <= t)` as a sum from the largest term down, each from its neighbour.
  private static double atMost(int t, long n, double q) {
    double log = 0;
    for (int i = 1; i <= t; i++) {
      log += Math.log((double) (n - t + i) / i);
    }
    double term = Math.exp(log + t * Math.log(q) + (n - t) * Math.log1p(-q));
    double sum = 0;
    for (int i = t; i >= 0; i--) {
      sum += term;
      term *= i * (1 - q) / ((n - i + 1) * q);
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1, EMPTY_INPUT", "5, 6, 1, INVALID_ARGUMENT", "5, 2, 6, INVALID_ARGUMENT"})
  void passAtK_impossibleCounts_areRefused(long n, long c, long k, Refusal reason) {
    assertThatThrownBy(() -> PassAtK.atLeastOne(n, c, k))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void split_knownVariances_areEstimatedWithoutBias() {
    SplittableRandom random = new SplittableRandom(9);
    double items = 0;
    double draws = 0;
    for (int trial = 0; trial < 300; trial++) {
      double[][] scores = new double[60][4];
      for (double[] item : scores) {
        double level = random.nextGaussian();
        for (int draw = 0; draw < 4; draw++) {
          item[draw] = level + 2 * random.nextGaussian();
        }
      }
      RepeatedDraws.Split split = RepeatedDraws.of(scores).split();
      items += split.items() / 300;
      draws += split.draws() / 300;
    }
    assertThat(items).isCloseTo(1, within(0.06));
    assertThat(draws).isCloseTo(1, within(0.02));
  }

  @Test
  void clusteredInterval_eachItemItsOwnCluster_isTheInterval() {
    RepeatedDraws draws = RepeatedDraws.of(new double[][] {{1, 0}, {0}, {1}, {0, 0, 1}});

    Interval own = draws.clusteredInterval(new int[] {4, 3, 2, 1}, 0.95);
    Interval plain = draws.interval(0.95);

    assertThat(own.lower()).isCloseTo(plain.lower(), within(1e-12));
    assertThat(own.upper()).isCloseTo(plain.upper(), within(1e-12));
    assertThat(draws.clusteredInterval(new int[] {1, 1, 2, 2}, 0.95).width())
        .isGreaterThan(plain.width());
  }

  @Test
  void split_singleDraws_isNotIdentified() {
    RepeatedDraws single = RepeatedDraws.of(new double[][] {{1}, {0, 1}, {1, 1}});

    assertThat(single.interval(0.95).estimate()).isCloseTo(5.0 / 6, within(1e-15));
    assertThatThrownBy(single::split)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.NOT_IDENTIFIED));
  }
}
