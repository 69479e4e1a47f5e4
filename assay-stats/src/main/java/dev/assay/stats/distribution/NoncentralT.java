package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;

/// The noncentral t distribution: `(Z + noncentrality) / sqrt(chi^2(df) / df)`.
///
/// Both tails are the average of a normal tail over the scale, without subtraction, so that each
/// has a relative accuracy of about 1e-11 down to the smallest doubles (Owen 1968, A survey of
/// properties and applications of the noncentral t-distribution, Technometrics 10).
///
/// @param degreesOfFreedom positive, not necessarily whole; infinity gives the normal with that
///   mean
/// @param noncentrality the shift, finite
public record NoncentralT(double degreesOfFreedom, double noncentrality) implements Distribution {
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public NoncentralT {
    Probabilities.positive("degreesOfFreedom", degreesOfFreedom);
    Arguments.require(
        Double.isFinite(noncentrality), "noncentrality must be finite", noncentrality);
  }

  @Override
  public double cdf(double x) {
    return tail(Probabilities.number("x", x), 1);
  }

  @Override
  public double sf(double x) {
    return tail(Probabilities.number("x", x), -1);
  }

  @Override
  public double quantile(double p) {
    Probabilities.unit("p", p);
    return p <= 0.5 ? search(p, 1) : search(1 - p, -1);
  }

  @Override
  public double upperQuantile(double p) {
    Probabilities.unit("p", p);
    return p <= 0.5 ? search(p, -1) : search(1 - p, 1);
  }

  // The lower tail for sign 1, the upper one for sign -1.
  private double tail(double x, int sign) {
    if (Double.isInfinite(x)) {
      return sign * x > 0 ? 1 : 0;
    }
    if (Double.isInfinite(degreesOfFreedom) || x == 0) {
      return Normal.STANDARD.cdf(sign * (x - noncentrality));
    }
    return ChiMixture.mean(degreesOfFreedom, s -> Normal.logCdf(sign * (x * s - noncentrality)));
  }

  private double search(double p, int sign) {
    if (p == 0) {
      return sign * Double.NEGATIVE_INFINITY;
    }
    double reach = 1;
    while (tail(noncentrality - sign * reach, sign) > p) {
      reach *= 2;
    }
    double other = 1;
    while (tail(noncentrality + sign * other, sign) < p) {
      other *= 2;
    }
    double far = noncentrality - sign * reach;
    double near = noncentrality + sign * other;
    double logP = Math.log(p);
    return MonotoneRoot.increasing(
        x -> sign * (Math.log(tail(x, sign)) - logP), Math.min(far, near), Math.max(far, near));
  }
}
