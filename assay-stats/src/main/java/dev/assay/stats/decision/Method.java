package dev.assay.stats.decision;

/// Which interval is made, and with it which test.
public enum Method {
  /// The one that covers best for data of this kind and size; docs/statistics.md says which.
  AUTO,
  /// The studentized bootstrap, or BCa where the statistic states no influence; a quantile gets the
  /// percentile interval.
  BOOTSTRAP,
  /// The bias-corrected and accelerated bootstrap.
  BCA,
  /// The percentile bootstrap.
  PERCENTILE,
  /// Student's t: of the values for a mean, by the influence of the rows for any other statistic.
  T
}
