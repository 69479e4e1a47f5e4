package dev.assay.stats.sequential;

import dev.assay.stats.Arguments;

/// The two-sided normal mixture boundary of a sum with known variance process.
///
/// For a sum `S` that is sub-Gaussian with intrinsic time `v`, `sqrt(rho / (v + rho)) exp(S² / (2
/// (v + rho)))` is a test supermartingale, so `|S|` ever passes `sqrt((v + rho)(ln(1 + v/rho) + 2
/// ln(1/alpha)))` with a chance of at most `alpha` (Howard, Ramdas, McAuliffe and Sekhon 2021, Ann.
/// Statist. 49, eq. 14).
///
/// @param rho the mixture's precision, in the unit of `v`; it decides where the boundary is
///   tightest
public record NormalMixture(double rho) {

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `rho` is not positive
  public NormalMixture {
    Arguments.positive("rho", rho);
  }

  /// The mixture whose boundary at level `alpha` is about tightest at intrinsic time `v`: `rho = v
  /// / (2 ln(1/alpha) + ln(1 + 2 ln(1/alpha)))`.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `v` is not positive or `alpha` is
  ///   not in (0, 1)
  public static NormalMixture tightestAt(double v, double alpha) {
    Arguments.positive("v", v);
    Arguments.insideUnit("alpha", alpha);
    double twoLog = -2 * Math.log(alpha);
    return new NormalMixture(v / (twoLog + Math.log1p(twoLog)));
  }

  /// The boundary of `|S|` at intrinsic time `v`, in the unit of the sum.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `v` is negative or infinite or
  ///   `alpha` is not in (0, 1)
  public double bound(double v, double alpha) {
    time(v);
    Arguments.insideUnit("alpha", alpha);
    return Math.sqrt((v + rho) * (logGrowth(v) - 2 * Math.log(alpha)));
  }

  /// The logarithm of the e-value against a mean of 0: `S² / (2 (v + rho)) - ln(1 + v/rho) / 2`.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `v` is negative or infinite,
  ///   NAN_INPUT for the sum
  public double logEValue(double sum, double v) {
    time(v);
    Arguments.finite("sum", sum);
    return sum / (v + rho) * sum / 2 - logGrowth(v) / 2;
  }

  // The ratio itself can overflow.
  private double logGrowth(double v) {
    return v > 1e300 * rho ? Math.log(v) - Math.log(rho) : Math.log1p(v / rho);
  }

  private static void time(double v) {
    Arguments.require(v >= 0 && Double.isFinite(v), "v must be finite and not negative", v);
  }
}
