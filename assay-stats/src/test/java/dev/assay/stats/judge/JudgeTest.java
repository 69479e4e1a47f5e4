package dev.assay.stats.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class JudgeTest {
  /// asht::prevSeSp, as in the golden file.
  @Test
  void roganGladen_calibratedJudge_equalsAsht() {
    RoganGladen corrected =
        RoganGladen.of(new Share(780, 1000), new Share(92, 100), new Share(85, 100), 0.95);

    assertThat(corrected.unclipped()).isCloseTo(0.818181818181818, within(1e-12));
    assertThat(corrected.interval().lower()).isCloseTo(0.7563026423615247, within(1e-12));
    assertThat(corrected.interval().upper()).isCloseTo(0.8982485975875747, within(1e-12));
  }

  @Test
  void roganGladen_judgeNoBetterThanChance_isNotIdentified() {
    refuses(new Share(70, 100), new Share(30, 100));
    refuses(new Share(60, 100), new Share(30, 100));
    refuses(new Share(1, 1), new Share(1, 10));
  }

  private static void refuses(Share sensitivity, Share specificity) {
    assertThatThrownBy(() -> RoganGladen.of(new Share(5, 10), sensitivity, specificity, 0.95))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.NOT_IDENTIFIED));
  }

  @Test
  void roganGladen_estimateOutsideOfTheRange_isClipped() {
    RoganGladen corrected =
        RoganGladen.of(new Share(1, 100), new Share(90, 100), new Share(90, 100), 0.95);

    assertThat(corrected.unclipped()).isNegative();
    assertThat(corrected.interval().estimate()).isEqualTo(0);
    assertThat(corrected.interval().lower()).isEqualTo(0);
  }

  @Test
  void roganGladen_manySamples_coversTheTrueRate() {
    SplittableRandom random = new SplittableRandom(3);
    int covered = 0;
    for (int trial = 0; trial < 2000; trial++) {
      long positives = binomial(random, 200, 0.3 * 0.9 + 0.7 * 0.2);
      RoganGladen corrected =
          RoganGladen.of(
              new Share(positives, 200),
              new Share(binomial(random, 50, 0.9), 50),
              new Share(binomial(random, 50, 0.8), 50),
              0.95);
      covered += corrected.interval().contains(0.3) ? 1 : 0;
    }
    assertThat(covered / 2000.0).isBetween(0.935, 0.985);
  }

  private static long binomial(SplittableRandom random, int n, double p) {
    long hits = 0;
    for (int i = 0; i < n; i++) {
      hits += random.nextDouble() < p ? 1 : 0;
    }
    return hits;
  }

  @Test
  void ppi_uselessPredictions_fallsBackToTheLabels() {
    double[] labels = {1, 0, 1, 1};
    PredictionPowered.Sample sample =
        new PredictionPowered.Sample(
            labels, new double[] {0.2, 0.9, 0.1, 0.3}, new double[] {0.5, 0.1, 0.9});

    PredictionPowered mean = PredictionPowered.mean(sample, new PowerTuning.Auto(), 0.95);

    assertThat(mean.lambda()).isEqualTo(0);
    assertThat(mean.interval().estimate()).isEqualTo(0.75);
  }

  @Test
  void ppi_proportion_isClippedAndNeedsZeroesAndOnes() {
    PredictionPowered.Sample high =
        new PredictionPowered.Sample(
            new double[] {1, 1, 1, 0}, new double[] {0.9, 0.8, 0.9, 0.1}, new double[] {0.9, 1});

    Interval interval =
        PredictionPowered.proportion(high, new PowerTuning.Fixed(1), 0.95).interval();

    assertThat(interval.upper()).isEqualTo(1);
    PredictionPowered.Sample other =
        new PredictionPowered.Sample(
            new double[] {0.5, 1}, new double[] {0.9, 0.8}, new double[] {0.9, 1});
    assertThatThrownBy(() -> PredictionPowered.proportion(other, new PowerTuning.Fixed(1), 0.95))
        .hasMessageContaining("0 or 1");
  }

  @Test
  void ppi_nothingVaries_isDegenerate() {
    PredictionPowered.Sample constant =
        new PredictionPowered.Sample(
            new double[] {0.1, 0.1, 0.1}, new double[] {0.3, 0.3, 0.3}, new double[] {0.3, 0.3});

    for (PowerTuning tuning :
        new PowerTuning[] {new PowerTuning.Auto(), new PowerTuning.Fixed(1)}) {
      assertThatThrownBy(() -> PredictionPowered.mean(constant, tuning, 0.95))
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Refusal.DEGENERATE));
    }
  }
}
