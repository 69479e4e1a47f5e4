package dev.assay.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.RefusedException;
import dev.assay.stats.effect.RiskTable;
import dev.assay.stats.hypothesis.CochranQ;
import dev.assay.stats.hypothesis.FriedmanTest;
import dev.assay.stats.hypothesis.KruskalWallis;
import dev.assay.stats.hypothesis.LeveneTest;
import dev.assay.stats.hypothesis.ShapiroWilk;
import dev.assay.stats.interval.MeanInterval;
import dev.assay.stats.interval.QuantileInterval;
import dev.assay.stats.power.SimulatedPower.Simulation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What pilots draw, and that the plans of several models have the power they promise.
final class PilotTest {
  private static final Simulation SIMULATION = new Simulation(2_000, 9);

  @Test
  void kruskalWallis_shiftedGroups_haveThePowerOfTheFormula() {
    double[][] pilot = {normal(3_000, 1, 0), normal(3_000, 2, 0.3), normal(3_000, 3, 0.6)};
    double h = KruskalWallis.of(pilot).statistic();
    double effect = (h - 2) / (9_000 - 3);
    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.groups(pilot), groups -> KruskalWallis.of(groups).pValue(), 0.05, SIMULATION);

    double planned =
        new ManyModelsPower(ManyModelsPower.Test.KRUSKAL_WALLIS, 3, 0.05).power(50, effect);

    assertThat(planned).isBetween(0.6, 0.9);
    assertThat(simulated.power(50, 1).power()).isCloseTo(planned, within(0.04));
  }

  @Test
  void friedman_shiftedColumns_haveThePowerOfTheFormula() {
    double[][] pilot = {normal(4_000, 4, 0), normal(4_000, 5, 0.2), normal(4_000, 6, 0.4)};
    double[][] rows = new double[4_000][3];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {pilot[0][i], pilot[1][i], pilot[2][i]};
    }
    double w = (FriedmanTest.of(rows, true).statistic() - 2) / (4_000 * 2);
    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.rows(pilot), drawn -> FriedmanTest.of(drawn, true).pValue(), 0.05, SIMULATION);

    double planned = new ManyModelsPower(ManyModelsPower.Test.FRIEDMAN, 3, 0.05).power(120, w);

    assertThat(planned).isBetween(0.6, 0.9);
    assertThat(simulated.power(120, 1).power()).isCloseTo(planned, within(0.04));
  }

  @Test
  void cochran_scores_haveThePowerOfTheFormula() {
    double[][] pilot = {scores(2_000, 11, 0.5), scores(2_000, 12, 0.56), scores(2_000, 13, 0.62)};
    double[][] rows = new double[2_000][3];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {pilot[0][i], pilot[1][i], pilot[2][i]};
    }
    double share = (CochranQ.of(rows).statistic() - 2) / (2_000 * 2);
    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.scores(pilot), drawn -> CochranQ.of(drawn).pValue(), 0.05, SIMULATION);

    double planned = new ManyModelsPower(ManyModelsPower.Test.COCHRAN, 3, 0.05).power(300, share);

    assertThat(planned).isBetween(0.5, 0.95);
    assertThat(simulated.power(300, 1).power()).isCloseTo(planned, within(0.04));
    assertThat(simulated.power(300, 0).power()).isBetween(0.03, 0.07);
  }

  @Test
  void ratio_rates_haveThePowerOfTheFormula() {
    double[][] pilot = {first(1_000, 450), first(1_000, 300)};
    SimulatedPower simulated =
        new SimulatedPower(Pilot.rates(pilot), data -> excludesOne(data) ? 0 : 1, 0.05, SIMULATION);
    RatioPower plan = new RatioPower(RatioPower.Measure.ODDS, 0.3, 0.05);

    assertThat(simulated.power(150, 1).power())
        .isCloseTo(plan.power(150, 0.45 / 0.55 / (0.3 / 0.7)), within(0.04));
    assertThatThrownBy(() -> simulated.power(20, 9))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("effect must leave each rate");
  }

  private static boolean excludesOne(double[][] data) {
    long first = (long) Arrays.stream(data[0]).sum();
    long second = (long) Arrays.stream(data[1]).sum();
    return !new RiskTable(first, data[0].length - first, second, data[1].length - second)
        .oddsRatio(0.95)
        .contains(1);
  }

  @Test
  void scales_withoutEffect_areAlike() {
    double[] wide = Arrays.stream(normal(500, 21, 3)).map(x -> 4 * x).toArray();
    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.scales(new double[][] {normal(500, 20, 0), wide}),
            groups -> LeveneTest.of(groups, LeveneTest.Center.MEDIAN).pValue(),
            0.05,
            SIMULATION);

    assertThat(simulated.power(25, 0).power()).isBetween(0.02, 0.07);
    assertThat(simulated.power(25, 1).power()).isGreaterThan(0.95);
    assertThat(simulated.detectableEffect(25, 0.8)).isBetween(0.3, 0.9);
  }

  @Test
  void shape_withoutEffect_isNormal() {
    double[] skewed = Arrays.stream(normal(400, 30, 0)).map(Math::exp).toArray();
    SimulatedPower simulated =
        new SimulatedPower(
            Pilot.shape(skewed), data -> ShapiroWilk.of(data[0]).pValue(), 0.05, SIMULATION);

    assertThat(simulated.power(20, 0).power()).isBetween(0.035, 0.065);
    assertThat(simulated.power(20, 1).power()).isGreaterThan(0.8);
    assertThat(simulated.sampleSize(0.5, 0.8)).isBetween(10, 60);
  }

  @Test
  void width_normalPilot_isThatOfTheFormula() {
    double[] pilot = normal(2_000, 40, 5);
    SimulatedWidth simulated =
        new SimulatedWidth(
            Pilot.differences(pilot), data -> MeanInterval.t(data[0], 0.95), SIMULATION);
    IntervalWidth formula = new IntervalWidth.Mean(1, 0.95);

    assertThat(simulated.halfWidth(30)).isCloseTo(formula.halfWidth(30), within(0.02));
    assertThat((double) simulated.sampleSize(0.2))
        .isCloseTo(formula.sampleSize(0.2).exact(), within(6.0));
  }

  @Test
  void width_quantileThatIsNotBounded_isInfinite() {
    SimulatedWidth simulated =
        new SimulatedWidth(
            Pilot.differences(normal(2_000, 41, 0)),
            data -> QuantileInterval.of(data[0], 0.99, 0.95).interval(),
            new Simulation(100, 1));

    assertThat(simulated.halfWidth(300)).isInfinite();
    assertThat(simulated.halfWidth(400)).isFinite();
    assertThatThrownBy(() -> simulated.sampleSize(0))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("halfWidth");
  }

  private static double[] first(int n, int ones) {
    double[] scores = new double[n];
    Arrays.fill(scores, 0, ones, 1);
    return scores;
  }

  private static double[] scores(int n, long seed, double rate) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(n).map(u -> u < rate ? 1 : 0).toArray();
  }

  private static double[] normal(int n, long seed, double mean) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = mean + random.nextGaussian();
    }
    return values;
  }
}
