package dev.assay.stats.ranking;

import dev.assay.stats.distribution.ChiSquared;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The best and the worst rank that each competitor may have; all true ranks lie within with the
/// stated level.
///
/// Built from simultaneous intervals of all pairwise differences, whose common critical value is
/// the quantile of the largest absolute studentized difference, by 20,000 seeded draws from the
/// estimated distribution (a multivariate `t` where the degrees of freedom are finite). A
/// competitor's best rank counts those that are surely stronger, its worst rank leaves out those
/// that are surely weaker. (Mogstad, Romano, Shaikh and Wilhelm 2024, Rev. Econ. Stud. 91.)
///
/// @param best the best rank of each competitor, 1 for the strongest
/// @param worst the worst rank of each competitor
/// @param criticalValue the studentized difference beyond which one is surely stronger
public record RankSets(int[] best, int[] worst, double criticalValue) {
  private static final int DRAWS = 20_000;

  static RankSets of(BradleyTerry fit, double level, long seed) {
    int size = fit.size();
    double[][] errors = new double[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        errors[a][b] = fit.standardError(a, b);
      }
    }
    double critical = critical(fit, errors, level, seed);
    int[] best = new int[size];
    int[] worst = new int[size];
    for (int a = 0; a < size; a++) {
      best[a] = 1;
      worst[a] = size;
      for (int b = 0; b < size; b++) {
        double difference = fit.value(b) - fit.value(a);
        if (a != b && errors[a][b] > 0) {
          best[a] += difference > critical * errors[a][b] ? 1 : 0;
          worst[a] -= difference < -critical * errors[a][b] ? 1 : 0;
        }
      }
    }
    return new RankSets(best, worst, critical);
  }

  private static double critical(BradleyTerry fit, double[][] errors, double level, long seed) {
    Cholesky root = Cholesky.of(fit.strengthCovariance());
    SplittableRandom random = new SplittableRandom(seed);
    double[] largest = new double[DRAWS];
    double[] noise = new double[errors.length - 1];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < noise.length; i++) {
        noise[i] = random.nextGaussian();
      }
      double[] strengths = root.times(noise);
      double scale = scale(random, fit.degreesOfFreedom());
      for (int a = 0; a < errors.length; a++) {
        for (int b = 0; b < a; b++) {
          double difference = strengths[a - 1] - (b == 0 ? 0 : strengths[b - 1]);
          if (errors[a][b] > 0) {
            largest[draw] = Math.max(largest[draw], Math.abs(difference) / errors[a][b] / scale);
          }
        }
      }
    }
    Arrays.sort(largest);
    return largest[(int) Math.min(DRAWS - 1, Math.ceil(level * (DRAWS + 1)) - 1)];
  }

  /// The root of a chi-squared variable over its degrees of freedom; 1 for infinitely many.
  private static double scale(SplittableRandom random, double df) {
    if (Double.isInfinite(df)) {
      return 1;
    }
    double u = random.nextDouble();
    return Math.sqrt(new ChiSquared(df).quantile(u) / df);
  }
}
