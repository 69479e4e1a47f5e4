package dev.assay.stats.resample;

import dev.assay.stats.RandomStream;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Resampler;
import dev.assay.stats.RowResampler;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How the rows came about: independently or in clusters, as one sample or as several drawn apart.
/// It says what is resampled, and what counts as one observation in a variance.
public final class Design {
  private final int[] strata;
  private final int[] unit;
  private final boolean clustered;

  private Design(int[] strata, int[] unit, boolean clustered) {
    this.strata = strata;
    this.unit = unit;
    this.clustered = clustered;
  }

  /// `rows` independent rows.
  public static Design rows(int rows) {
    return new Design(new int[] {0, rows}, new int[0], false);
  }

  /// Two independent samples of independent rows, one after the other.
  public static Design rows(int base, int head) {
    return new Design(new int[] {0, base, base + head}, new int[0], false);
  }

  /// Rows in clusters: rows with the same number belong together, whole clusters are independent.
  ///
  /// @throws RefusedException `TOO_FEW_CLUSTERS` if there are fewer than two
  public static Design clusters(int[] cluster) {
    int[] unit = new int[cluster.length];
    int size = Clusters.number(cluster, unit, 0, 0);
    return new Design(new int[] {0, enough(size)}, unit, true);
  }

  /// Two independent samples of rows in clusters; a number that occurs in both means two clusters.
  ///
  /// @throws RefusedException `TOO_FEW_CLUSTERS` if a sample has fewer than two
  public static Design clusters(int[] base, int[] head) {
    int[] unit = new int[base.length + head.length];
    int first = Clusters.number(base, unit, 0, 0);
    int second = Clusters.number(head, unit, base.length, first);
    enough(first);
    enough(second - first);
    return new Design(new int[] {0, first, second}, unit, true);
  }

  /// Samples that were drawn apart, one after the other, of independent rows or of rows in
  /// clusters.
  ///
  /// @param rows the number of rows of each sample
  /// @param cluster the cluster number of each row; a number that occurs in two samples means two
  ///   clusters
  /// @throws RefusedException `TOO_FEW_CLUSTERS` if a sample has fewer than two
  public static Design strata(List<Integer> rows, Optional<int[]> cluster) {
    int total = rows.stream().mapToInt(Integer::intValue).sum();
    int[] strata = new int[rows.size() + 1];
    int[] unit = new int[cluster.isPresent() ? total : 0];
    int offset = 0;
    for (int i = 0; i < rows.size(); i++) {
      int size = rows.get(i);
      if (cluster.isPresent()) {
        int[] own = Arrays.copyOfRange(cluster.get(), offset, offset + size);
        strata[i + 1] = Clusters.number(own, unit, offset, strata[i]);
        enough(strata[i + 1] - strata[i]);
      } else {
        strata[i + 1] = strata[i] + size;
      }
      offset += size;
    }
    return new Design(strata, unit, cluster.isPresent());
  }

  private static int enough(int clusters) {
    if (clusters < 2) {
      throw new RefusedException(
          Refusal.TOO_FEW_CLUSTERS, "cluster: there must be at least 2 clusters, not " + clusters);
    }
    return clusters;
  }

  /// The number of independent units: rows or clusters.
  public int units() {
    return strata[strata.length - 1];
  }

  /// The number of samples that were drawn apart: one, or two for a difference.
  public int samples() {
    return strata.length - 1;
  }

  /// The number of independent units of one of the samples.
  public int unitsOf(int sample) {
    return strata[sample + 1] - strata[sample];
  }

  /// Whether the units are clusters.
  public boolean clustered() {
    return clustered;
  }

  /// Whether all rows are one sample of independent rows.
  boolean oneSample() {
    return !clustered && samples() == 1;
  }

  /// The unit to which a row belongs.
  public int unitOf(int row) {
    return clustered ? unit[row] : row;
  }

  /// The sample to which a row belongs.
  public int sampleOf(int row) {
    int sample = 0;
    while (unitOf(row) >= strata[sample + 1]) {
      sample++;
    }
    return sample;
  }

  /// The bootstrap: as many draws with replacement as there are units, in each sample.
  public Resampler bootstrap(long seed) {
    return resampler(seed, RowResampler::draw);
  }

  /// The Bayesian bootstrap: weights from a flat Dirichlet distribution over the units of each
  /// sample, with mean 1. Reference: Rubin (1981), The Bayesian bootstrap, Annals of Statistics 9.
  public Resampler bayesian(long seed) {
    return resampler(seed, Design::dirichlet);
  }

  private interface Draw {
    double into(RandomStream random, double[] weights, int from, int to);
  }

  private Resampler resampler(long seed, Draw draw) {
    RandomStream random = new RandomStream(seed, 0);
    double[] units = new double[clustered ? units() : 0];
    return (replicate, weights) -> {
      double[] drawn = clustered ? units : weights;
      Arrays.fill(drawn, 0);
      random.restart(seed, replicate);
      double sum = 0;
      for (int stratum = 1; stratum < strata.length; stratum++) {
        sum += draw.into(random, drawn, strata[stratum - 1], strata[stratum]);
      }
      return clustered ? spread(units, weights) : sum;
    };
  }

  private double spread(double[] units, double[] weights) {
    double sum = 0;
    for (int row = 0; row < weights.length; row++) {
      weights[row] = units[unit[row]];
      sum += weights[row];
    }
    return sum;
  }

  private static double dirichlet(RandomStream random, double[] weights, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      weights[i] = -Math.log(random.nextDouble());
      sum += weights[i];
    }
    double scale = (to - from) / sum;
    for (int i = from; i < to; i++) {
      weights[i] *= scale;
    }
    return to - from;
  }

  /// The squared standard error of a value under the given weights, from its influence: the sum of
  /// `k / (k - 1) * sum(w influence^2) / W^2` over the samples, with `k` their units and `W` the
  /// total weight. With clusters, the influences of a cluster are added before they are squared.
  ///
  /// @param scratch space for one number per row, overwritten
  /// @return the variance, or NaN where the statistic states no influence
  double variance(Statistic.Bound bound, Weights weights, double value, double[] scratch) {
    if (oneSample()) {
      return bound.variance(weights, value, scratch) * factor(0);
    }
    if (bound instanceof IndependentBound two && !clustered()) {
      return two.variance(weights, factor(0), factor(1));
    }
    if (!bound.influence(weights, scratch)) {
      return Double.NaN;
    }
    double sum = 0;
    for (double variance : variances(weights, scratch)) {
      sum += variance;
    }
    return sum;
  }

  /// The squared standard error that each sample contributes, for the influences given; NaN where
  /// that of a row with weight is.
  public double[] variances(Weights weights, double[] influence) {
    double[] sums = new double[units()];
    double[] times = new double[units()];
    for (int row = 0; row < influence.length; row++) {
      int u = unitOf(row);
      times[u] = weights.of(row);
      sums[u] += times[u] > 0 ? influence[row] : 0;
    }
    double[] variances = new double[samples()];
    double square = weights.total() * weights.total();
    for (int sample = 0; sample < variances.length; sample++) {
      double squares = 0;
      for (int u = strata[sample]; u < strata[sample + 1]; u++) {
        squares += times[u] * sums[u] * sums[u];
      }
      variances[sample] = factor(sample) * squares / square;
    }
    return variances;
  }

  private double factor(int sample) {
    double units = unitsOf(sample);
    return units / (units - 1);
  }
}
