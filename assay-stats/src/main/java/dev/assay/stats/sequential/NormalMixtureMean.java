package dev.assay.stats.sequential;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// The normal-mixture confidence sequence of a mean with known standard deviation (or sub-Gaussian
/// scale) `sigma`: `mean ± bound(n sigma²) / n` with the boundary of {@link NormalMixture}.
///
/// Howard et al. 2021, Ann. Statist. 49. In the observations' unit; never of zero width.
public final class NormalMixtureMean implements SequentialMean {
  private final double sigma;
  private final double alpha;
  private final NormalMixture mixture;
  private long count;
  private double mean;

  /// A sequence that is about tightest after `tightestAt` observations.
  ///
  /// @throws RefusedException INVALID_ARGUMENT if `sigma` or `tightestAt` is not positive, or the
  ///   level is not in (0, 1)
  public NormalMixtureMean(double sigma, double level, double tightestAt) {
    Arguments.positive("sigma", sigma);
    Arguments.insideUnit("level", level);
    Arguments.positive("tightestAt", tightestAt);
    this.sigma = sigma;
    this.alpha = 1 - level;
    this.mixture = NormalMixture.tightestAt(tightestAt * sigma * sigma, alpha);
  }

  @Override
  public void add(double x) {
    Arguments.finite("x", x);
    count++;
    mean += (x - mean) / count;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public Interval interval() {
    if (count == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "x: there is no observation yet");
    }
    double half = mixture.bound(count * sigma * sigma, alpha) / count;
    return Interval.of(mean, mean - half, mean + half, 1 - alpha, "normal-mixture");
  }

  @Override
  public double logEValue(double against) {
    Arguments.finite("mean", against);
    return mixture.logEValue(count * (mean - against), count * sigma * sigma);
  }
}
