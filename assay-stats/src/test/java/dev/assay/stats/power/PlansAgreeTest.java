package dev.assay.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Alternative;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.hypothesis.ChiSquaredTest;
import dev.assay.stats.hypothesis.CochranQ;
import dev.assay.stats.hypothesis.KruskalWallis;
import dev.assay.stats.hypothesis.MannWhitney;
import dev.assay.stats.hypothesis.WilcoxonSignedRank;
import dev.assay.stats.power.SimulatedPower.Simulation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Formulas and simulations of the same design give the same power.
final class PlansAgreeTest {
  private static final Simulation SIMULATION = new Simulation(2_000, 5);

  @Test
  void signedRank_normalShift_isDetectedAsPlanned() {
    double shift = 0.4;
    double p = Normal.STANDARD.cdf(shift * Math.sqrt(2));
    RankPower plan = new RankPower(RankPower.Test.SIGNED_RANK, 0.05, Alternative.TWO_SIDED);
    int n = (int) plan.sampleSize(p, 0.8).ceiling();

    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.differences(normal(4_000, 1)),
            data ->
                WilcoxonSignedRank.of(
                        data[0],
                        new WilcoxonSignedRank.Options(
                            WilcoxonSignedRank.ZeroMethod.DROP,
                            WilcoxonSignedRank.Method.ASYMPTOTIC,
                            Alternative.TWO_SIDED))
                    .pValue(),
            0.05,
            SIMULATION);

    assertThat(simulated.power(n, shift).power()).isCloseTo(0.8, within(0.05));
  }

  @Test
  void rankSum_normalShift_isDetectedAsPlanned() {
    double shift = 0.6;
    double p = Normal.STANDARD.cdf(shift / Math.sqrt(2));
    RankPower plan = new RankPower(RankPower.Test.RANK_SUM, 0.05, Alternative.TWO_SIDED);
    int n = (int) plan.sampleSize(p, 0.8).ceiling();

    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.samples(normal(4_000, 2), normal(4_000, 3)),
            data ->
                MannWhitney.of(
                        data[0], data[1], MannWhitney.Method.ASYMPTOTIC, Alternative.TWO_SIDED)
                    .pValue(),
            0.05,
            SIMULATION);

    assertThat(simulated.power(n, shift).power()).isCloseTo(0.8, within(0.05));
  }

  @Test
  void groups_pilotEffect_growsWithTheFactorAndVanishesWithoutIt() {
    double[][] pilot = {normal(60, 4), shifted(normal(60, 5), 0.5), shifted(normal(60, 6), 1)};
    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.groups(pilot), g -> KruskalWallis.of(g).pValue(), 0.05, SIMULATION);

    assertThat(simulated.power(15, 0).power()).isBetween(0.02, 0.09);
    assertThat(simulated.power(15, 1).power()).isGreaterThan(simulated.power(15, 0.5).power());
    assertThat(simulated.sampleSize(1, 0.8)).isBetween(8, 60);
  }

  @Test
  void groups_zeroOneScores_haveThePowerOfTheChiSquaredFormula() {
    double[][] pilot = {scores(1_000, 500), scores(1_000, 700)};
    SimulatedPower simulated =
        new SimulatedPower(Pilot.rates(pilot), PlansAgreeTest::chiSquared, 0.05, SIMULATION);
    // Cohen's w of the table 0.25 0.25 / 0.35 0.15 against independence.
    double w = Math.sqrt(2 * 0.05 * 0.05 * (1 / 0.3 + 1 / 0.2));

    double planned = new ChiSquaredPower(1, 0.05).power(160, w);

    assertThat(simulated.power(80, 1).power()).isCloseTo(planned, within(0.04));
  }

  @Test
  void rows_zeroOneScores_areDrawnWhole() {
    double[][] columns = {scores(100, 50), scores(100, 70), scores(100, 90)};
    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.scores(columns), rows -> CochranQ.of(rows).pValue(), 0.05, SIMULATION);

    assertThat(simulated.power(40, 1).power()).isGreaterThan(0.9);
    assertThat(simulated.power(40, 0).power()).isBetween(0.02, 0.09);
    assertThat(simulated.detectableEffect(40, 0.8)).isBetween(0.3, 0.95);
    assertThatThrownBy(() -> simulated.power(40, 1.5))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("effect on 0/1 scores");
  }

  @Test
  void noncentralParts_withoutEffect_areTheErrorRate() {
    assertThat(new ChiSquaredPower(3, 0.05).power(50, 0)).isCloseTo(0.05, within(1e-12));
    assertThat(new BinomialPower(0.5, 0.05, Alternative.TWO_SIDED).power(40, 0.5))
        .isBetween(0.01, 0.05);
    assertThat(new FisherPower(0.05, Alternative.TWO_SIDED).power(30, 0.4, 0.4))
        .isBetween(0.005, 0.05);
  }

  private static double chiSquared(double[][] groups) {
    double[][] table = new double[groups.length][2];
    for (int g = 0; g < groups.length; g++) {
      for (double score : groups[g]) {
        table[g][(int) score]++;
      }
    }
    return ChiSquaredTest.of(table, false).pValue();
  }

  private static double[] scores(int n, int ones) {
    double[] scores = new double[n];
    Arrays.fill(scores, 0, ones, 1);
    return scores;
  }

  private static double[] shifted(double[] values, double shift) {
    double[] shifted = values.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += shift;
    }
    return shifted;
  }

  private static double[] normal(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }
}
