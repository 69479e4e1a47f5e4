package dev.assay.stats.power;

import dev.assay.stats.Arguments;

/// Clusters of equal size, such as questions about one text or draws of one question.
///
/// @param size the number m of observations in each cluster, at least 1, not necessarily whole
/// @param icc the intraclass correlation, the share of the variance that lies between clusters, in
///   [0, 1]
public record ClusterPlan(double size, double icc) {

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT
  public ClusterPlan {
    Arguments.require(size >= 1 && Double.isFinite(size), "size must be at least 1", size);
    Arguments.require(icc >= 0 && icc <= 1, "icc must lie between 0 and 1", icc);
  }

  /// The standard deviation of a cluster's mean over that of an observation, `sqrt((1 + (m - 1)
  /// icc) / m)`, in (0, 1]; its square times m is the design effect (Kish 1965, Survey sampling).
  public double factor() {
    return Math.sqrt((1 + (size - 1) * icc) / size);
  }
}
