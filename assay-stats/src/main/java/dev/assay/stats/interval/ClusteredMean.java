package dev.assay.stats.interval;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.distribution.StudentT;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The mean of observations that depend on each other within clusters, such as questions about one
/// text; clusters are independent.
///
/// The mean is `sum(x) / n`, in the unit of the data; its residuals add up to `S_g` in cluster g.
/// Where each cluster has the same mean every variance is 0, which the intervals refuse as
/// DEGENERATE. References: Bell and McCaffrey (2002), Bias reduction in standard errors for linear
/// regression with multi-stage samples, Survey Methodology 28; Liang and Zeger (1986), Biometrika
/// 73.
///
/// @param moments the moments of all observations
/// @param clusters the number of clusters, at least 2
/// @param sizes the number of observations of each cluster
/// @param residualSums the sum of the residuals of each cluster
public record ClusteredMean(Moments moments, int clusters, double[] sizes, double[] residualSums) {

  /// The clustered mean of a column.
  ///
  /// @param x the observations
  /// @param cluster the cluster of each; any numbers, equal ones belong together
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH, TOO_FEW_OBSERVATIONS below 2
  ///   observations, TOO_FEW_CLUSTERS below 2 clusters
  public static ClusteredMean of(double[] x, int[] cluster) {
    Arguments.sameLength("x", x.length, "cluster", cluster.length);
    Moments moments = Moments.of("x", x);
    Map<Integer, Integer> indices = new HashMap<>();
    double[] sizes = new double[x.length];
    double[] sums = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int group = indices.computeIfAbsent(cluster[i], _ -> indices.size());
      sizes[group]++;
      sums[group] += x[i] - moments.mean();
    }
    int clusters = indices.size();
    if (clusters < 2) {
      throw new RefusedException(
          Refusal.TOO_FEW_CLUSTERS, "cluster must name at least 2 clusters: " + clusters);
    }
    return new ClusteredMean(
        moments, clusters, Arrays.copyOf(sizes, clusters), Arrays.copyOf(sums, clusters));
  }

  /// The estimated variance of the mean, in the squared unit of the data, at least 0.
  public double variance(ClusterEstimator estimator) {
    double n = moments.n();
    double sum = 0;
    for (int g = 0; g < clusters; g++) {
      double square = residualSums[g] * residualSums[g];
      sum += estimator == ClusterEstimator.CR2 ? square / (1 - sizes[g] / n) : square;
    }
    double factor = estimator == ClusterEstimator.CR1 ? clusters / (clusters - 1.0) : 1;
    return factor * sum / (n * n);
  }

  /// Degrees of freedom: `G - 1` for CR0 and CR1, Satterthwaite's under independence for CR2
  /// (Pustejovsky and Tipton 2018, Journal of Business and Economic Statistics 36).
  public double degreesOfFreedom(ClusterEstimator estimator) {
    if (estimator != ClusterEstimator.CR2) {
      return clusters - 1.0;
    }
    double n = moments.n();
    double own = 0;
    double sum = 0;
    double squares = 0;
    for (double size : sizes) {
      double share = size / n;
      double leverage = share * share / (1 - share);
      own += share * share;
      sum += leverage;
      squares += leverage * leverage;
    }
    return 1 / (own + sum * sum - squares);
  }

  /// `mean -+ q se` with the quantile of Student's distribution at the estimator's degrees of
  /// freedom.
  ///
  /// @throws RefusedException DEGENERATE where the estimated variance is 0, INVALID_ARGUMENT for a
  ///   confidence outside of (0, 1)
  public Interval t(ClusterEstimator estimator, double confidence) {
    return interval(estimator, degreesOfFreedom(estimator), confidence);
  }

  /// `mean -+ z se`; covers too little with few clusters.
  ///
  /// @throws RefusedException DEGENERATE where the estimated variance is 0, INVALID_ARGUMENT for a
  ///   confidence outside of (0, 1)
  public Interval z(ClusterEstimator estimator, double confidence) {
    return interval(estimator, Double.POSITIVE_INFINITY, confidence);
  }

  /// The interval of a proportion: Wilson's on the effective number of observations, `min(n,
  /// p(1-p)/var_CR2) (z/t)^2`, or `G (z / t(G-1))^2` where all scores are the same (Korn and
  /// Graubard 1998, Survey Methodology 24).
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a confidence outside of (0, 1)
  public Interval wilson(double confidence) {
    return Wilson.interval(moments.mean(), effectiveSize(confidence), confidence);
  }

  /// The number of independent observations that would tell as much about a proportion, on which
  /// `wilson` stands.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a mean outside of [0, 1] or for the confidence
  public double effectiveSize(double confidence) {
    double p = moments.mean();
    Arguments.require(p >= 0 && p <= 1, "the mean of x must be a proportion", p);
    double z = Normal.critical(confidence);
    double tail = (1 - confidence) / 2;
    if (p == 0 || p == 1) {
      double t = new StudentT(clusters - 1.0).upperQuantile(tail);
      return clusters * (z / t) * (z / t);
    }
    double t = new StudentT(degreesOfFreedom(ClusterEstimator.CR2)).upperQuantile(tail);
    double size = Math.min(moments.n(), p * (1 - p) / variance(ClusterEstimator.CR2));
    return size * (z / t) * (z / t);
  }

  private Interval interval(ClusterEstimator estimator, double df, double confidence) {
    Arguments.insideUnit("confidence", confidence);
    double error = Math.sqrt(variance(estimator));
    moments.varying("x");
    if (error <= 1e-12 * Math.abs(moments.mean())) {
      throw new RefusedException(
          Refusal.DEGENERATE, "the clusters do not differ, so the interval has no width");
    }
    String method = "cluster-" + estimator.name().toLowerCase(Locale.ROOT);
    return MeanInterval.student(moments.mean(), error, df, confidence, method);
  }
}
