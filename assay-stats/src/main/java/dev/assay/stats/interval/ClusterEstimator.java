package dev.assay.stats.interval;

/// How the variance of a mean is estimated from clusters of dependent observations.
public enum ClusterEstimator {
  /// `sum(S_g^2) / n^2`, from the sums S_g of the residuals by cluster (Liang and Zeger 1986); too
  /// small with few clusters.
  CR0,
  /// CR0 times `G / (G - 1)`.
  CR1,
  /// `sum(S_g^2 / (1 - n_g/n)) / n^2` (Bell and McCaffrey 2002), with Satterthwaite's degrees of
  /// freedom: right on average under independence, also for few clusters of unequal sizes.
  CR2
}
