package dev.assay.stats.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Estimate;
import dev.assay.stats.resample.Resampling;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// The error rates of the defaults, by seeded simulation. The bounds leave about three standard
/// errors of the simulation.
final class CoverageTest {
  @Test
  void summarize_normalFive_coversAsStated() {
    assertThat(coverage(5, 0, 3_000, SplittableRandom::nextGaussian)).isBetween(0.938, 0.962);
  }

  @Test
  void summarize_lognormalThirty_coversAsTheStudentizedBootstrapDoes() {
    double covered = coverage(30, Math.exp(0.5), 1_500, random -> Math.exp(random.nextGaussian()));

    assertThat(covered).isBetween(0.905, 0.95);
  }

  @Test
  void summarize_normalTen_coversAsStated() {
    assertThat(coverage(10, 0, 1_500, SplittableRandom::nextGaussian)).isBetween(0.93, 0.967);
  }

  @Test
  void compare_sameDistribution_raisesAtMostTheStatedFalseAlarms() {
    SplittableRandom random = new SplittableRandom(11);
    int runs = 1_200;
    int alarms = 0;
    for (int run = 0; run < runs; run++) {
      Terms terms = terms(run).withDirection(Direction.HIGHER);
      double[] base = sample(25, random, SplittableRandom::nextGaussian);
      double[] head = sample(25, random, SplittableRandom::nextGaussian);
      Verdict verdict =
          Decisions.compare(new Question(Sample.ofMean(base), Sample.ofMean(head), true, terms))
              .verdict();
      alarms += verdict == Verdict.INCONCLUSIVE ? 0 : 1;
    }

    assertThat((double) alarms / runs).isBetween(0.03, 0.068);
  }

  private static double coverage(
      int n, double truth, int runs, ToDoubleFunction<SplittableRandom> draw) {
    SplittableRandom random = new SplittableRandom(7);
    int covered = 0;
    for (int run = 0; run < runs; run++) {
      Summary summary = Decisions.summarize(Sample.ofMean(sample(n, random, draw)), terms(run));
      covered += ((Estimate.Known) summary.estimate()).interval().contains(truth) ? 1 : 0;
    }
    return (double) covered / runs;
  }

  private static Terms terms(int seed) {
    return Terms.seeded(seed).withResampling(new Resampling(1_499, seed, 1));
  }

  private static double[] sample(
      int n, SplittableRandom random, ToDoubleFunction<SplittableRandom> draw) {
    double[] values = new double[n];
    Arrays.setAll(values, _ -> draw.applyAsDouble(random));
    return values;
  }
}
