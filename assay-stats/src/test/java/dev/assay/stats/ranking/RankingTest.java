package dev.assay.stats.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RankingTest {
  private static final double[][] CITATIONS = {
    {0, 730, 498, 221}, {33, 0, 68, 17}, {320, 813, 0, 142}, {284, 276, 188, 0}
  };

  /// R's BradleyTerry2 on Agresti's citations, relative to Biometrika.
  @Test
  void bradleyTerry_citations_equalsR() {
    BradleyTerry fit = BradleyTerry.of(CITATIONS);

    assertThat(fit.logStrengths())
        .containsExactly(
            new double[] {0, -2.910781435103546, -0.3783035929350752, 0.09960689528108019},
            within(1e-9));
    assertThat(fit.standardErrors())
        .containsExactly(
            new double[] {0, 0.10200987709356436, 0.060955071858145776, 0.07225490860926741},
            within(1e-9));
    assertThat(fit.logLikelihood()).isCloseTo(-1563.8182903947582, within(1e-8));
  }

  @Test
  void bradleyTerry_anyReference_givesTheSameDifferences() {
    BradleyTerry fit = BradleyTerry.of(CITATIONS);
    Interval forward = fit.difference(3, 2, 0.95);
    Interval back = fit.difference(2, 3, 0.95);

    assertThat(forward.estimate()).isCloseTo(-back.estimate(), within(1e-15));
    assertThat(forward.lower()).isCloseTo(-back.upper(), within(1e-12));
  }

  @Test
  void bradleyTerry_someoneNeverLost_isNotIdentified() {
    refuses(Refusal.NOT_IDENTIFIED, new double[][] {{0, 3, 1}, {0, 0, 2}, {0, 1, 0}});
    refuses(Refusal.NOT_IDENTIFIED, new double[][] {{0, 0}, {0, 0}});
    refuses(
        Refusal.NOT_IDENTIFIED,
        new double[][] {{0, 3, 0, 0}, {1, 0, 0, 0}, {0, 0, 0, 2}, {0, 0, 3, 0}});
    refuses(Refusal.EMPTY_INPUT, new double[0][0]);
    refuses(Refusal.TOO_FEW_OBSERVATIONS, new double[1][1]);
    refuses(Refusal.LENGTH_MISMATCH, new double[][] {{0, 1}, {1}});
    refuses(Refusal.INVALID_ARGUMENT, new double[][] {{0, -1}, {1, 0}});
    refuses(Refusal.NAN_INPUT, new double[][] {{0, Double.NaN}, {1, 0}});
  }

  private static void refuses(Refusal reason, double[][] wins) {
    assertThatThrownBy(() -> BradleyTerry.of(wins))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void davidson_twoCompetitors_hasItsClosedForm() {
    Duels.Outcome[] outcomes = new Duels.Outcome[100];
    for (int row = 0; row < 100; row++) {
      outcomes[row] =
          row < 45 ? Duels.Outcome.FIRST : row < 75 ? Duels.Outcome.SECOND : Duels.Outcome.TIE;
    }
    Duels duels =
        new Duels(2, new int[100], filled(100, 1), outcomes, IntStream.range(0, 100).toArray());

    BradleyTerry fit = BradleyTerry.of(duels);

    assertThat(fit.logStrengths()[1]).isCloseTo(Math.log(30.0 / 45), within(1e-10));
    assertThat(fit.tieParameter().orElseThrow())
        .isCloseTo(25 / Math.sqrt(45.0 * 30), within(1e-10));
    // The score of the ratio of two counts: 1/45 + 1/30, with the sandwich's 100/99.
    assertThat(fit.standardErrors()[1])
        .isCloseTo(Math.sqrt((1.0 / 45 + 1.0 / 30) * 100 / 99), within(1e-10));
  }

  @Test
  void sandwich_independentComparisons_agreesWithTheInformation() {
    Duels duels = simulate(new SplittableRandom(1), 4000, 1, 0);

    BradleyTerry robust = BradleyTerry.of(duels);
    BradleyTerry plain = BradleyTerry.of(duels.wins());

    assertThat(robust.logStrengths()).containsExactly(plain.logStrengths(), within(1e-9));
    for (int i = 1; i < 4; i++) {
      assertThat(robust.standardErrors()[i])
          .isCloseTo(plain.standardErrors()[i], within(0.05 * plain.standardErrors()[i]));
    }
  }

  @Test
  void sandwich_eachComparisonTakenThrice_doesNotBecomeSurer() {
    Duels once = simulate(new SplittableRandom(2), 900, 1, 0.2);
    Duels thrice = simulate(new SplittableRandom(2), 900, 3, 0.2);

    assertThat(BradleyTerry.of(thrice).standardErrors())
        .containsExactly(BradleyTerry.of(once).standardErrors(), within(1e-9));
  }

  @Test
  void differenceAndRankSets_manySimulations_coverAsStated() {
    int trials = 300;
    int covered = 0;
    int ranked = 0;
    SplittableRandom random = new SplittableRandom(8);
    for (int trial = 0; trial < trials; trial++) {
      BradleyTerry fit = BradleyTerry.of(simulate(random, 400, 1, 0.3));
      covered += fit.difference(3, 0, 0.9).contains(0.6) ? 1 : 0;
      if (trial < 40) {
        RankSets sets = fit.rankSets(0.9, trial);
        boolean all = true;
        for (int i = 0; i < 4; i++) {
          all &= sets.best()[i] <= 4 - i && 4 - i <= sets.worst()[i];
        }
        ranked += all ? 1 : 0;
      }
    }
    assertThat((double) covered / trials).isBetween(0.85, 0.95);
    assertThat(ranked).isGreaterThanOrEqualTo(34);
  }

  @Test
  void rankSets_sameSeed_areTheSameAndWiderThanSingleIntervals() {
    BradleyTerry fit = BradleyTerry.of(CITATIONS);
    RankSets sets = fit.rankSets(0.95, 5);

    assertThat(sets.criticalValue())
        .isBetween(2.4, 2.6)
        .isEqualTo(fit.rankSets(0.95, 5).criticalValue());
    assertThat(sets.best()).containsExactly(1, 4, 3, 1);
    assertThat(sets.worst()).containsExactly(2, 4, 3, 2);
  }

  @Test
  void nemenyi_publishedQuantiles_areReproduced() {
    assertThat(Nemenyi.quantile(10, 0.05)).isCloseTo(3.164, within(5e-4));
    assertThat(Nemenyi.quantile(4, 0.1)).isCloseTo(2.291, within(5e-4));
    assertThat(Nemenyi.quantile(2, 0.05)).isCloseTo(1.959963984540054, within(1e-9));
    assertThat(Nemenyi.criticalDifference(4, 14, 0.1)).isCloseTo(1.12, within(5e-3));
  }

  /// Four competitors with log-strengths 0, 0.2, 0.4, 0.6, each comparison `copies` times in its
  /// cluster.
  private static Duels simulate(SplittableRandom random, int clusters, int copies, double ties) {
    int rows = clusters * copies;
    int[] first = new int[rows];
    int[] second = new int[rows];
    int[] cluster = new int[rows];
    Duels.Outcome[] outcomes = new Duels.Outcome[rows];
    for (int c = 0; c < clusters; c++) {
      int a = random.nextInt(4);
      int b = (a + 1 + random.nextInt(3)) % 4;
      double s = 0.2 * (a - b);
      double win = Math.exp(s / 2);
      double loss = Math.exp(-s / 2);
      double u = random.nextDouble() * (win + loss + ties);
      for (int copy = 0; copy < copies; copy++) {
        int row = c * copies + copy;
        first[row] = a;
        second[row] = b;
        cluster[row] = 7 * c;
        outcomes[row] =
            u < win
                ? Duels.Outcome.FIRST
                : u < win + loss ? Duels.Outcome.SECOND : Duels.Outcome.TIE;
      }
    }
    return new Duels(4, first, second, outcomes, cluster);
  }

  private static int[] filled(int n, int value) {
    int[] array = new int[n];
    Arrays.fill(array, value);
    return array;
  }
}
