package dev.assay.stats.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.RefusedException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EffectiveSizeTest {
  @Test
  void ofSeries_independentMarks_isAlmostAlwaysAllOfThem() {
    SplittableRandom chance = new SplittableRandom(1);
    int whole = 0;
    for (int run = 0; run < 1000; run++) {
      whole += EffectiveSize.ofSeries(runs(chance, 2000, 0.05, 1)) == 2000 ? 1 : 0;
    }
    // The size shrinks by chance in one of a hundred.
    assertThat(whole).isBetween(970, 1000);
  }

  @Test
  void ofSeries_marksInRuns_countsARunOnce() {
    // Runs of eight marks are worth an eighth of as many that come alone, but for the share of
    // batches that a run straddles.
    SplittableRandom chance = new SplittableRandom(2);
    double mean = 0;
    for (int run = 0; run < 200; run++) {
      mean += EffectiveSize.ofSeries(runs(chance, 40_000, 0.02, 8)) / 200;
    }
    assertThat(40_000 / mean).isCloseTo(8, within(0.8));
  }

  @Test
  void ofSeries_oneStall_isWorthAlmostNothing() {
    boolean[] marks = new boolean[6000];
    for (int i = 3000; i < 3060; i++) {
      marks[i] = true;
    }
    assertThat(EffectiveSize.ofSeries(marks)).isBetween(50.0, 200.0);
  }

  @Test
  void ofSeries_withoutMarksOrTooShort_isAllOfThem() {
    assertThat(EffectiveSize.ofSeries(new boolean[100])).isEqualTo(100);
    assertThat(EffectiveSize.ofSeries(new boolean[] {true, false, true})).isEqualTo(3);
    assertThat(EffectiveSize.ofSeries(new boolean[0])).isZero();
  }

  @Test
  void ofClusters_marksThatShareAnAnswer_areWorthTheAnswers() {
    // Every tenth cluster is marked as a whole: its design effect is the size of a cluster.
    int[] sizes = new int[1000];
    int[] marked = new int[1000];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = 20;
      marked[i] = i % 10 == 0 ? 20 : 0;
    }
    assertThat(EffectiveSize.ofClusters(marked, sizes)).isCloseTo(1000 * 0.999, within(1e-9));
  }

  @Test
  void ofClusters_marksSpreadEvenly_isAllOfThem() {
    assertThat(EffectiveSize.ofClusters(new int[] {1, 1, 1}, new int[] {5, 5, 5})).isEqualTo(15);
    assertThat(EffectiveSize.ofClusters(new int[] {3}, new int[] {9})).isEqualTo(1);
    assertThatThrownBy(() -> EffectiveSize.ofClusters(new int[1], new int[2]))
        .isInstanceOf(RefusedException.class);
  }

  // Marks in runs of equal length with a share of `share`; runs begin independently.
  private static boolean[] runs(SplittableRandom chance, int n, double share, int length) {
    boolean[] marks = new boolean[n];
    for (int i = 0; i < n; i += length) {
      boolean mark = chance.nextDouble() < share;
      for (int j = i; j < Math.min(n, i + length); j++) {
        marks[j] = mark;
      }
    }
    return marks;
  }
}
