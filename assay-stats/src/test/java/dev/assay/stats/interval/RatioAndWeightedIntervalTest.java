package dev.assay.stats.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import org.junit.jupiter.api.Test;

/// Reference values: SciPy 1.17.1, Fieller's limits as the roots of the t test.
final class RatioAndWeightedIntervalTest {
  private static final double[] X = {10.2, 11.5, 9.8, 12.1, 10.9};
  private static final double[] Y = {8.1, 9.0, 8.3, 9.9, 8.2};

  @Test
  void fieller_pairedColumns_invertsTheTTest() {
    assertLimits(RatioOfMeans.fieller(X, Y, 0.95), 1.1869634029878402, 1.3229223846871343);
  }

  @Test
  void delta_pairedColumns_isLinear() {
    assertLimits(RatioOfMeans.delta(X, Y, 0.95), 1.1853246567105171, 1.3204224697262648);
  }

  @Test
  void fieller_denominatorAroundZero_isNotIdentified() {
    double[] around = {-1, 1, -0.5, 0.6, 0.1};

    assertThatThrownBy(() -> RatioOfMeans.fieller(X, around, 0.95))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.NOT_IDENTIFIED));
  }

  @Test
  void weighted_equalWeights_isStudents() {
    Interval plain = MeanInterval.t(X, 0.95);

    assertLimits(
        MeanInterval.weighted(X, new double[] {3, 3, 3, 3, 3}, 0.95), plain.lower(), plain.upper());
  }

  @Test
  void weighted_rowOfWeightZero_hasNoInfluence() {
    Interval without = MeanInterval.t(new double[] {10.2, 11.5, 9.8, 12.1}, 0.95);

    assertLimits(
        MeanInterval.weighted(X, new double[] {1, 1, 1, 1, 0}, 0.95),
        without.lower(),
        without.upper());
  }

  private static void assertLimits(Interval interval, double lower, double upper) {
    assertThat(interval.lower()).isCloseTo(lower, within(1e-9));
    assertThat(interval.upper()).isCloseTo(upper, within(1e-9));
  }
}
