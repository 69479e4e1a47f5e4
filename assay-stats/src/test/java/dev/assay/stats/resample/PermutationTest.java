package dev.assay.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Alternative;
import dev.assay.stats.RefusedException;
import dev.assay.stats.resample.Permutation.Outcome;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class PermutationTest {
  private static final Resampling PLAN = new Resampling(20_000, 3, 2);

  /// R's exactRankTests::perm.test gives the same p-value.
  @Test
  void signFlipExact_smallSample_countsAllSigns() {
    Outcome outcome =
        Permutation.signFlipExact(new double[] {2, 4, -1, 6, 2, 0, 2, 5}, Alternative.TWO_SIDED);

    assertThat(outcome).isEqualTo(new Outcome(2.5, 0.03125, 256, true));
  }

  @Test
  void signFlipExact_anySample_equalsPlainEnumeration() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 60; round++) {
      double[] differences = new double[1 + random.nextInt(11)];
      for (int i = 0; i < differences.length; i++) {
        differences[i] = random.nextInt(4) == 0 ? 0 : random.nextInt(-6, 9) / 10.0;
      }
      for (Alternative alternative : Alternative.values()) {
        assertThat(Permutation.signFlipExact(differences, alternative).pValue())
            .isEqualTo(enumerated(differences, alternative));
      }
    }
  }

  /// The shares of all relabelings whose |Welch t| is as large, by enumeration with NumPy 2.4.6.
  @Test
  void studentized_smallSamples_isNearTheShareOfAllLabels() {
    Outcome equal =
        Permutation.studentized(
            new double[] {1.2, 0.4, 2.2, 3.1, 0.9},
            new double[] {2.5, 2.9, 4.1, 3.3, 1.8, 2.0},
            PLAN);
    Outcome unequal =
        Permutation.studentized(
            new double[] {1, 5, 9, 2}, new double[] {3, 3.5, 3.2, 2.9, 3.1, 3.3, 2.8, 3.4}, PLAN);

    assertThat(equal.statistic()).isCloseTo(-2.0194177807661338, within(1e-12));
    assertThat(equal.pValue()).isCloseTo(0.0779220779, within(0.008));
    assertThat(unequal.statistic()).isCloseTo(0.6114257114465499, within(1e-12));
    assertThat(unequal.pValue()).isCloseTo(0.6626262626, within(0.014));
  }

  @Test
  void studentized_samplesThatOnlyDifferBetweenThem_areAsRareAsTheirLabels() {
    Outcome apart =
        Permutation.studentized(new double[] {1, 1, 1}, new double[] {2, 2, 2, 2}, PLAN);

    assertThat(apart.statistic()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(apart.pValue()).isCloseTo(1 / 35.0, within(0.005));
    assertThat(Permutation.studentized(new double[] {1, 1}, new double[] {1, 1, 1}, PLAN).pValue())
        .isEqualTo(1);
    assertThatThrownBy(() -> Permutation.studentized(new double[] {1}, new double[] {1, 2}, PLAN))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("x must hold at least 2");
  }

  private static double enumerated(double[] differences, Alternative alternative) {
    double observed = 0;
    for (double difference : differences) {
      observed += difference;
    }
    double slack = 1e-12 * Math.max(1, Math.abs(observed));
    int count = 0;
    for (int signs = 0; signs < 1 << differences.length; signs++) {
      double sum = 0;
      for (int i = 0; i < differences.length; i++) {
        sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
      }
      boolean reached =
          switch (alternative) {
            case TWO_SIDED -> Math.abs(sum) >= Math.abs(observed) - slack;
            case GREATER -> sum >= observed - slack;
            case LESS -> sum <= observed + slack;
          };
      count += reached ? 1 : 0;
    }
    return (double) count / (1 << differences.length);
  }

  @Test
  void signFlip_monteCarlo_isCloseToTheExactValueOnAnyNumberOfThreads() {
    double[] differences = BootstrapTest.normal(30, 9);
    for (int i = 0; i < differences.length; i++) {
      differences[i] += 0.3;
    }

    Outcome exact = Permutation.signFlipExact(differences, Alternative.TWO_SIDED);
    Outcome drawn = Permutation.signFlip(differences, Alternative.TWO_SIDED, PLAN);

    assertThat(drawn.pValue()).isCloseTo(exact.pValue(), within(0.01));
    assertThat(Permutation.signFlip(differences, Alternative.TWO_SIDED, PLAN.withThreads(5)))
        .isEqualTo(drawn);
  }

  @Test
  void signFlip_manyRows_isBitIdenticalAcrossThreads() {
    double[] differences = BootstrapTest.normal(5_000, 9);
    Resampling plan = PLAN.withReplicates(3_000);

    assertThat(SignFlips.random(differences, plan.withThreads(3)))
        .isEqualTo(SignFlips.random(differences, plan.withThreads(1)));
  }

  @Test
  void signFlip_noDifference_neverReachesZero() {
    double[] differences = BootstrapTest.normal(300, 2);
    for (int i = 0; i < differences.length; i++) {
      differences[i] += 10;
    }

    assertThat(Permutation.signFlip(differences, Alternative.GREATER, PLAN).pValue())
        .isEqualTo(1 / 20_001.0);
  }

  /// R's exactRankTests::perm.test gives the same p-value.
  @Test
  void independentExact_smallSamples_countsAllLabels() {
    Outcome outcome =
        Permutation.independentExact(
            new double[] {12, 15, 9, 22, 17}, new double[] {10, 11, 10, 16, 15, 8});

    assertThat(outcome.pValue()).isCloseTo(0.21428571428571427, within(1e-12));
    assertThat(outcome.permutations()).isEqualTo(462);
    assertThat(outcome.statistic()).isCloseTo(10 / 3.0, within(1e-12));
  }

  @Test
  void independent_monteCarlo_isCloseToTheExactValue() {
    double[] x = {12, 15, 9, 22, 17};
    double[] y = {10, 11, 10, 16, 15, 8};

    assertThat(Permutation.independent(x, y, PLAN).pValue()).isCloseTo(0.2143, within(0.012));
    assertThat(Permutation.independent(x, y, PLAN.withThreads(1)))
        .isEqualTo(Permutation.independent(x, y, PLAN.withThreads(4)));
  }

  @Test
  void tests_invalidInput_areRefused() {
    assertThatThrownBy(() -> Permutation.signFlipExact(new double[0], Alternative.LESS))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(
            () -> Permutation.independentExact(new double[] {1, Double.NaN}, new double[] {1}))
        .hasMessageContaining("x");
    assertThatThrownBy(
            () -> Permutation.signFlipExact(BootstrapTest.normal(41, 1), Alternative.LESS))
        .hasMessageContaining("41");
  }
}
