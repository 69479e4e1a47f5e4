package dev.assay.stats.distribution;

/// A probability distribution on the real line.
public sealed interface Distribution
    permits Normal,
        StudentT,
        ChiSquared,
        FisherF,
        Beta,
        Binomial,
        NoncentralT,
        NoncentralChiSquared,
        StudentizedRange {

  /// The probability of at most `x`, in [0, 1].
  ///
  /// @throws dev.assay.stats.RefusedException NAN_INPUT if `x` is NaN
  double cdf(double x);

  /// The probability of more than `x`, in [0, 1], accurate where it is tiny.
  ///
  /// @throws dev.assay.stats.RefusedException NAN_INPUT if `x` is NaN
  double sf(double x);

  /// The smallest `x` with `cdf(x) >= p`.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `p` is not in [0, 1]
  double quantile(double p);

  /// The smallest `x` with `sf(x) <= p`, accurate where `p` is tiny.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `p` is not in [0, 1]
  double upperQuantile(double p);
}
