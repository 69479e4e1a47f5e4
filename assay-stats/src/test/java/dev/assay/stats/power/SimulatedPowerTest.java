package dev.assay.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.distribution.StudentT;
import dev.assay.stats.power.SimulatedPower.Simulation;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SimulatedPowerTest {
  /// 400 normal scores with standard deviation 1.99927, so that the t test's own formula is the
  /// reference: statsmodels 0.15.0, `TTestPower` and `TTestIndPower`.
  private static final double[] PILOT =
      IntStream.range(0, 400)
          .mapToDouble(i -> 5 + 2 * Normal.STANDARD.quantile((i + 0.5) / 400))
          .toArray();

  private static final Simulation SIMULATION = new Simulation(4000, 12);

  private final SimulatedPower simulated =
      new SimulatedPower(Pilot.differences(PILOT), data -> tTest(data[0]), 0.05, SIMULATION);

  private static double tTest(double[] differences) {
    Moments moments = Moments.of("differences", differences);
    double t = moments.mean() / moments.standardDeviation() * Math.sqrt(moments.n());
    return 2 * new StudentT(moments.n() - 1.0).sf(Math.abs(t));
  }

  private static double twoSampleTest(double[] x, double[] y) {
    Moments a = Moments.of("x", x);
    Moments b = Moments.of("y", y);
    double t = (a.mean() - b.mean()) / Math.sqrt((a.variance() + b.variance()) / a.n());
    return 2 * new StudentT(2.0 * a.n() - 2).sf(Math.abs(t));
  }

  @Test
  void power_normalPilot_agreesWithTheFormula() {
    assertThat(simulated.power(20, 0).power()).isCloseTo(0.05, within(0.015));
    assertThat(simulated.power(20, 0.6).power()).isCloseTo(0.2472342925, within(0.025));
    assertThat(simulated.power(20, 1.2).power()).isCloseTo(0.7213157388, within(0.025));
    assertThat(simulated.power(20, -1.2).power()).isCloseTo(0.7213157388, within(0.025));
    assertThat(simulated.power(20, 0.6).standardError()).isBetween(0.005, 0.008);
  }

  @Test
  void power_twoSamples_agreesWithTheFormula() {
    SimulatedPower two =
        new SimulatedPower(
            Pilot.samples(PILOT, PILOT), data -> twoSampleTest(data[0], data[1]), 0.05, SIMULATION);

    assertThat(two.power(25, 1.5).power()).isCloseTo(0.7386747692, within(0.025));
  }

  @Test
  void sampleSize_normalPilot_isNearTheFormula() {
    assertThat((double) simulated.sampleSize(1, 0.8)).isCloseTo(33.34, within(2.0));
  }

  @Test
  void detectableEffect_normalPilot_isNearTheFormula() {
    assertThat(simulated.detectableEffect(30, 0.8)).isCloseTo(1.0580861791, within(0.04));
  }

  @Test
  void power_sameSeed_isTheSame() {
    assertThat(simulated.power(17, 0.7)).isEqualTo(simulated.power(17, 0.7));
  }

  @Test
  void paired_pilotWithoutVariation_isRefused() {
    assertThatThrownBy(() -> Pilot.differences(new double[] {0.1, 0.1, 0.1}))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.DEGENERATE));
  }

  @Test
  void detectableEffect_testThatNeverRejects_isRefused() {
    SimulatedPower never = new SimulatedPower(Pilot.differences(PILOT), _ -> 1, 0.05, SIMULATION);

    assertThatThrownBy(() -> never.detectableEffect(5, 0.8)).hasMessageContaining("n is too small");
    assertThatThrownBy(() -> simulated.sampleSize(0, 0.8)).hasMessageContaining("effect");
  }
}
