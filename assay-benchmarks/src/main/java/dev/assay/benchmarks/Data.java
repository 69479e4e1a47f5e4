package dev.assay.benchmarks;

import dev.assay.stats.Columns;
import java.util.SplittableRandom;

/// Seeded data for the benchmarks.
final class Data {
  private Data() {}

  /// A two-class problem: `target`, `predicted`, a score `x` and a probability `p` of class 1.
  static Columns predictions(int rows) {
    SplittableRandom random = new SplittableRandom(20_260_101);
    int[] target = new int[rows];
    int[] predicted = new int[rows];
    double[] x = new double[rows];
    double[] p = new double[rows];
    for (int row = 0; row < rows; row++) {
      target[row] = random.nextInt(2);
      x[row] = random.nextGaussian() + target[row];
      p[row] = 1 / (1 + Math.exp(0.5 - x[row]));
      predicted[row] = x[row] > 0.5 ? 1 : 0;
    }
    return Columns.builder(rows)
        .doubles("x", x)
        .doubles("p", p)
        .ints("target", target)
        .ints("predicted", predicted)
        .build();
  }
}
