package dev.assay.stats.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Interval;
import org.junit.jupiter.api.Test;

/// Reference values: statsmodels 0.15.0 (Table2x2) and SciPy 1.17.1 (noncentral t).
final class EffectIntervalTest {
  private static final double[] SLEEP_2 = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
  private static final double[] SLEEP_1 = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};

  @Test
  void pooled_sleepData_invertsTheNoncentralT() {
    StandardizedDifference effect = StandardizedDifference.pooled(SLEEP_2, SLEEP_1, 0.95);

    assertLimits(effect.interval(), -0.09545039821141553, 1.7388168991067323);
  }

  @Test
  void oddsRatio_noZeroCell_isWoolfs() {
    Interval ratio = new RiskTable(12, 5, 6, 14).oddsRatio(0.95);

    assertThat(ratio.estimate()).isCloseTo(5.6, within(1e-12));
    assertLimits(ratio, 1.3599886925685196, 23.059015248702146);
    assertThat(ratio.method()).isEqualTo("woolf");
  }

  @Test
  void riskRatio_noZeroCell_isKatzs() {
    assertLimits(
        new RiskTable(12, 5, 6, 14).riskRatio(0.95), 1.1266401398018935, 4.914020000125592);
  }

  @Test
  void oddsRatio_zeroCell_isFiniteAndSaysWhatWasAdded() {
    Interval ratio = new RiskTable(5, 0, 2, 3).oddsRatio(0.95);

    assertThat(ratio.method()).isEqualTo("woolf-haldane");
    assertThat(ratio.estimate()).isCloseTo(5.5 * 3.5 / (0.5 * 2.5), within(1e-12));
  }

  @Test
  void dominance_samplesThatDoNotOverlap_hasAWidth() {
    Dominance effect = Dominance.of(new double[] {4, 5, 6}, new double[] {1, 2, 3}, 0.95);

    assertThat(effect.delta()).isEqualTo(1);
    assertThat(effect.interval().upper()).isEqualTo(1);
    assertThat(effect.interval().lower()).isBetween(0.3, 0.8);
    assertThat(effect.deltaInterval().width())
        .isCloseTo(2 * effect.interval().width(), within(1e-12));
  }

  private static void assertLimits(Interval interval, double lower, double upper) {
    assertThat(interval.lower()).isCloseTo(lower, within(1e-9));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-9));
  }
}
