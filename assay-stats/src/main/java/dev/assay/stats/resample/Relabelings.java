package dev.assay.stats.resample;

import dev.assay.stats.RandomStream;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.function.ToDoubleBiFunction;

/// The absolute differences of means under all, or under random, labels of two pooled samples.
final class Relabelings {
  /// The most label assignments that are enumerated.
  static final double MOST_EXACT = 1e8;

  private Relabelings() {}

  /// The number of ways to choose `k` of `n`.
  static double ways(int n, int k) {
    double ways = 1;
    int smaller = Math.min(k, n - k);
    for (int i = 1; i <= smaller; i++) {
      ways = ways * (n - smaller + i) / i;
    }
    return Math.rint(ways);
  }

  static Permutation.Outcome exact(double[] x, double[] y, double distance) {
    double ways = ways(x.length + y.length, x.length);
    if (!(ways <= MOST_EXACT)) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT, "x, y: too many assignments to enumerate: " + ways);
    }
    Enumeration enumeration = new Enumeration(pooled(x, y), x.length, y.length, distance);
    enumeration.choose(0, 0, 0);
    return new Permutation.Outcome(distance, enumeration.reached / ways, ways, true);
  }

  /// Deviations from the pooled mean, so that a difference of means is one sum times a factor.
  static double[] pooled(double[] x, double[] y) {
    double[] pooled = new double[x.length + y.length];
    System.arraycopy(x, 0, pooled, 0, x.length);
    System.arraycopy(y, 0, pooled, x.length, y.length);
    double mean = 0;
    for (double value : pooled) {
      mean += value / pooled.length;
    }
    for (int i = 0; i < pooled.length; i++) {
      pooled[i] -= mean;
    }
    return pooled;
  }

  private static final class Enumeration {
    private final double[] pooled;
    private final int size;
    private final double factor;
    private final double limit;
    private long reached;

    Enumeration(double[] pooled, int size, int others, double distance) {
      this.pooled = pooled;
      this.size = size;
      this.factor = 1.0 / size + 1.0 / others;
      this.limit = distance - Permutation.slack(distance);
    }

    void choose(int from, int chosen, double sum) {
      if (chosen == size) {
        reached += Math.abs(sum) * factor >= limit ? 1 : 0;
        return;
      }
      int last = pooled.length - (size - chosen);
      for (int i = from; i <= last; i++) {
        choose(i + 1, chosen + 1, sum + pooled[i]);
      }
    }
  }

  static double[] random(double[] x, double[] y, Resampling resampling) {
    double[] pooled = pooled(x, y);
    int smaller = Math.min(x.length, y.length);
    double factor = 1.0 / x.length + 1.0 / y.length;
    return dealt(
        pooled,
        smaller,
        resampling,
        (random, values) -> Math.abs(deal(random, values, smaller)) * factor);
  }

  /// What a deal of the pooled values gives, for each replicate; each gets a copy of its own.
  static double[] dealt(
      double[] pooled,
      int smaller,
      Resampling resampling,
      ToDoubleBiFunction<RandomStream, double[]> deal) {
    double[] results = new double[resampling.replicates()];
    Workers.run(
        resampling.threads(),
        results.length,
        4L * smaller,
        () -> {
          double[] values = new double[pooled.length];
          RandomStream random = new RandomStream(resampling.seed(), 0);
          return (from, to) -> {
            for (int b = from; b < to; b++) {
              random.restart(resampling.seed(), b);
              System.arraycopy(pooled, 0, values, 0, values.length);
              results[b] = deal.applyAsDouble(random, values);
            }
          };
        });
    return results;
  }

  private static double deal(RandomStream random, double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(values.length - i);
      sum += values[j];
      values[j] = values[i];
    }
    return sum;
  }
}
