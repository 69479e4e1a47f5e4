package dev.assay.stats.agreement;

/// What the ratings mean, and so how far apart two of them are.
public enum Scale {
  /// Names: two ratings are equal or not.
  NOMINAL,
  /// An order: the distance counts the ratings that lie between.
  ORDINAL,
  /// A scale with equal steps: the squared difference.
  INTERVAL,
  /// A scale with a true zero: the squared difference over the squared sum.
  RATIO
}
