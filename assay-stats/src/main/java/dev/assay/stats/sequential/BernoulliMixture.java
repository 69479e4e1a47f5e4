package dev.assay.stats.sequential;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogBeta;

/// The beta-binomial mixture confidence sequence of a proportion; exact at every look.
///
/// Against the proportion `p` the likelihood is mixed over a beta distribution with mean `p`: `E =
/// B((1-p)c + n - x, pc + x) / (B((1-p)c, pc) p^x (1-p)^(n-x))`, and the interval holds every `p`
/// with `E < 1/alpha` (Howard et al. 2021, Ann. Statist. 49; confseq's
/// `bernoulli_confidence_interval`). For paired 0/1 scores use the discordant pairs: `x` wins among
/// `n` wins and losses, against 1/2.
///
/// @param concentration `c`, how narrow the mixture is
public record BernoulliMixture(double concentration) {

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if the concentration is not positive
  public BernoulliMixture {
    Arguments.positive("concentration", concentration);
  }

  /// The mixture whose interval at level `1 - alpha` is about tightest after `n` observations.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT if `n` is not positive or `alpha` is
  ///   not in (0, 1)
  public static BernoulliMixture tightestAt(double n, double alpha) {
    double rho = NormalMixture.tightestAt(n, alpha).rho();
    return new BernoulliMixture(Math.max(rho - 1, 1e-3));
  }

  /// The logarithm of the e-value against the proportion `p` after `successes` among `n`; at most
  /// `n ln(1/min(p, 1-p))`, infinite where `p` is 0 or 1 and the data say otherwise.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for counts out of order or a
  ///   proportion outside of [0, 1]
  public double logEValue(long successes, long n, double p) {
    check(successes, n);
    Arguments.require(p >= 0 && p <= 1, "p must lie in [0, 1]", p);
    if (p == 0 || p == 1) {
      boolean possible = p == 0 ? successes == 0 : successes == n;
      return possible ? 0 : Double.POSITIVE_INFINITY;
    }
    double a = p * concentration;
    double b = (1 - p) * concentration;
    return LogBeta.value(b + (n - successes), a + successes)
        - LogBeta.value(b, a)
        - successes * Math.log(p)
        - (n - successes) * Math.log1p(-p);
  }

  /// The share of successes with its interval at this time, within [0, 1].
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT for `n` = 0, INVALID_ARGUMENT for counts
  ///   out of order or a level outside of (0, 1)
  public Interval interval(long successes, long n, double level) {
    check(successes, n);
    Arguments.atLeast("n", 1, (int) Math.min(n, Integer.MAX_VALUE));
    Arguments.insideUnit("level", level);
    double threshold = -Math.log(1 - level);
    double share = (double) successes / n;
    DoubleUnaryOperator log = p -> logEValue(successes, n, p);
    double lower = successes == 0 ? 0 : edge(log, 0, share, threshold);
    double upper = successes == n ? 1 : edge(log, 1, share, threshold);
    return Interval.of(share, lower, upper, level, "beta-binomial-mixture");
  }

  /// Halves the distance between a refuted and a supported proportion until they are neighbours.
  private static double edge(
      DoubleUnaryOperator log, double refuted, double supported, double threshold) {
    double outside = refuted;
    double inside = supported;
    for (int i = 0; i < 200; i++) {
      double middle = (outside + inside) / 2;
      if (middle == outside || middle == inside) {
        break;
      }
      if (log.applyAsDouble(middle) < threshold) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside < 1e-50 ? 0 : inside;
  }

  private static void check(long successes, long n) {
    Arguments.require(n >= 0, "n must not be negative", n);
    Arguments.require(
        successes >= 0 && successes <= n, "successes must lie between 0 and n = " + n, successes);
  }
}
