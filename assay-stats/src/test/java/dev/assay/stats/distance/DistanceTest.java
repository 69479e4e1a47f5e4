package dev.assay.stats.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import org.junit.jupiter.api.Test;

final class DistanceTest {
  @Test
  void wasserstein_shiftedSample_isTheShift() {
    assertThat(SampleDistance.wasserstein(new double[] {1, 2, 3}, new double[] {6, 4, 5}))
        .isCloseTo(3, within(1e-15));
    assertThat(SampleDistance.energy(new double[] {1, 1, 2}, new double[] {2, 1, 1})).isEqualTo(0);
  }

  /// SciPy 1.12.0: `wasserstein_distance([0, 1, 3], [5, 6, 8])` and energy_distance of ties.
  @Test
  void sampleDistance_tiesAndUnequalSizes_equalsScipy() {
    double[] x = {0, 1, 1, 3};
    double[] y = {1, 1, 8};

    assertThat(SampleDistance.wasserstein(x, y)).isCloseTo(25.0 / 12, within(1e-14));
    assertThat(SampleDistance.energy(x, y))
        .isCloseTo(Math.sqrt(2 * (1 / 16.0 + 2 * 1 / 144.0 + 5 / 9.0)), within(1e-14));
  }

  @Test
  void psi_emptyBinWithoutFloor_isRefused() {
    assertThatThrownBy(() -> HistogramDivergence.psi(new double[] {1, 0}, new double[] {1, 1}, 0))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("bin 1");
    assertThat(HistogramDivergence.psi(new double[] {1, 0, 1}, new double[] {2, 0, 2}, 0))
        .isEqualTo(0);
  }

  @Test
  void jensenShannon_disjointHistograms_isTheLogarithmOfTwo() {
    assertThat(HistogramDivergence.jensenShannon(new double[] {5, 0}, new double[] {0, 9}))
        .isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void histograms_withoutCounts_areRefused() {
    assertThatThrownBy(
            () -> HistogramDivergence.jensenShannon(new double[] {0, 0}, new double[] {0, 9}))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.EMPTY_INPUT));
  }

  @Test
  void meanDiscrepancy_equalSamples_isZeroWhenBiased() {
    double[][] x = {{1, 2}, {3, 4}, {0, 1}};

    assertThat(MeanDiscrepancy.biased(x, x.clone(), 2)).isCloseTo(0, within(1e-15));
    assertThat(MeanDiscrepancy.unbiased(x, x.clone(), 2)).isNegative();
    assertThatThrownBy(() -> MeanDiscrepancy.unbiased(x, new double[][] {{1, 2}}, 2))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(Refusal.TOO_FEW_OBSERVATIONS));
  }
}
