package dev.assay.benchmarks.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A repository whose main branch never changes what is measured, with the noise of hosted runners.
///
/// Each run is on one of two processors, of which the second is slower by a fifth. On the same
/// processor a time varies from run to run with a coefficient of variation that is given; half of
/// that variance is common to all times of a run, and neighbouring runs are correlated. Each item
/// of the quality metric is answered rightly always, never, or with even chances, anew in each run.
final class SimulatedRepository {
  static final int TIMES = 5;
  static final int ITEMS = 2_000;

  /// How much a run takes over from the one before.
  private static final double CORRELATION = 0.5;

  /// How much of the variance between runs is left between runs one after another on one machine.
  private static final double WITHIN_SESSION = 0.2;

  private static final double ROUND_CORRELATION = 0.8;
  private static final double SLOWER = 1.2;
  private static final double SURE = 0.78;
  private static final double OPEN = 0.04;

  private final double cv;
  private final SplittableRandom random;
  private final double[] state = new double[TIMES + 1];
  private final List<Run> main = new ArrayList<>();

  SimulatedRepository(double cv, long seed) {
    this.cv = cv;
    this.random = new SplittableRandom(seed);
    for (int i = 0; i < state.length; i++) {
      state[i] = random.nextGaussian();
    }
  }

  /// A run.
  ///
  /// @param slow whether it was on the slower processor
  /// @param times what it took by each of the times, in milliseconds
  /// @param right for each item 1 where the answer was right
  record Run(boolean slow, double[] times, double[] right) {
    double accuracy() {
      double sum = 0;
      for (double one : right) {
        sum += one;
      }
      return sum / right.length;
    }
  }

  /// What a pull request changes.
  ///
  /// @param slowdown by which share the first time grows
  /// @param drop how much of the quality is lost
  record Planted(double slowdown, double drop) {
    static final Planted NOTHING = new Planted(0, 0);
  }

  /// Measures one more commit of the main branch.
  void advance() {
    step(state);
    main.add(run(state, Planted.NOTHING, random.nextBoolean()));
  }

  /// The runs of the main branch, the earliest first.
  List<Run> main() {
    return main;
  }

  /// Measures a pull request that starts from the latest commit.
  Run pull(Planted planted) {
    double[] own = state.clone();
    step(own);
    return run(own, planted, random.nextBoolean());
  }

  /// Measures base and head in turn on one machine: by round the first time of the base, then that
  /// of the head. Every second round begins with the head.
  double[][] rounds(int rounds, Planted planted) {
    double[][] times = new double[2][rounds];
    double session = cv * Math.sqrt(1 - WITHIN_SESSION) * random.nextGaussian();
    double drift = random.nextGaussian();
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < 2; turn++) {
        drift = correlated(drift, ROUND_CORRELATION);
        int side = (round + turn) % 2;
        double noise = session + cv * Math.sqrt(WITHIN_SESSION) * drift;
        times[side][round] = 100 * Math.exp(noise) * (side == 1 ? 1 + planted.slowdown() : 1);
      }
    }
    return times;
  }

  private void step(double[] of) {
    for (int i = 0; i < of.length; i++) {
      of[i] = correlated(of[i], CORRELATION);
    }
  }

  private double correlated(double before, double correlation) {
    return correlation * before + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
  }

  private Run run(double[] noise, Planted planted, boolean slow) {
    double[] times = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      double log = cv * (noise[TIMES] + noise[i]) / Math.sqrt(2);
      times[i] = 100 * (i + 1) * Math.exp(log) * (slow ? SLOWER : 1);
    }
    times[0] *= 1 + planted.slowdown();
    double[] right = new double[ITEMS];
    long lost = Math.round(planted.drop() * ITEMS);
    for (int i = 0; i < ITEMS; i++) {
      boolean sure = i < SURE * ITEMS;
      boolean open = !sure && i < (SURE + OPEN) * ITEMS;
      right[i] = (sure && i >= lost) || (open && random.nextBoolean()) ? 1 : 0;
    }
    return new Run(slow, times, right);
  }
}
