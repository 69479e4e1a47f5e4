package dev.assay.stats.sequential;

import dev.assay.stats.Arguments;

/// The mixture sequential probability ratio test of a normal mean with known standard deviation.
///
/// `Lambda_n = sqrt(s² / (s² + n tau²)) exp(n² tau² (mean_n - theta0)² / (2 s² (s² + n tau²)))`,
/// the likelihood ratio mixed over `N(theta0, tau²)`. The p-value is the running minimum of `1 /
/// Lambda_n`, at most 1, and may be looked at after each observation. (Robbins 1970; Johari,
/// Pekelis and Walsh 2015, arXiv 1512.04922.)
///
/// @param sigma the standard deviation of an observation
/// @param tau the standard deviation of the mixture, about the size of effect that is looked for
/// @param theta0 the mean under the hypothesis
public record MixtureSprt(double sigma, double tau, double theta0) {

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `sigma` or `tau` is not positive,
  ///   NAN_INPUT if `theta0` is not finite
  public MixtureSprt {
    Arguments.positive("sigma", sigma);
    Arguments.positive("tau", tau);
    Arguments.finite("theta0", theta0);
  }

  /// The logarithm of the likelihood ratio after `n` observations with the given mean; an e-value.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `n` is negative, NAN_INPUT for
  ///   the mean
  public double logEValue(long n, double mean) {
    Arguments.require(n >= 0, "n must not be negative", n);
    Arguments.finite("mean", mean);
    // The normal mixture with rho = sigma² / tau² in units of sigma.
    double rho = sigma / tau * (sigma / tau);
    return new NormalMixture(rho).logEValue(n * (mean - theta0) / sigma, (double) n);
  }

  /// The p-value after each observation, not increasing.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT or NAN_INPUT
  public double[] pValues(double[] x) {
    Arguments.finite("x", x);
    double[] p = new double[x.length];
    double smallest = 1;
    double mean = 0;
    for (int i = 0; i < x.length; i++) {
      mean += (x[i] - mean) / (i + 1);
      smallest = Math.min(smallest, Math.exp(-logEValue(i + 1L, mean)));
      p[i] = smallest;
    }
    return p;
  }
}
