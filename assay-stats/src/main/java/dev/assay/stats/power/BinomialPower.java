package dev.assay.stats.power;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Binomial;
import dev.assay.stats.distribution.MonotoneRoot;
import dev.assay.stats.hypothesis.BinomialTest;

/// The exact power of the binomial test of one proportion, and with `p0 = 1/2` of the sign test:
/// the probability of the outcomes that the test rejects.
///
/// The outcomes are whole, so the true error rate stays below `alpha` by a varying amount, and the
/// power is not quite increasing in n: a sample that is larger by one can have a little less.
///
/// Power is `sum of P(X = x)` over the outcomes x that the test rejects, X binomial. Reference:
/// Chernick and Liu (2002), The saw-toothed behavior of power versus sample size, American
/// Statistician 56.
///
/// @param p0 the proportion under the hypothesis, in (0, 1)
/// @param alpha the largest error rate of the test, in (0, 1)
/// @param alternative which deviations the test looks for
public record BinomialPower(double p0, double alpha, Alternative alternative) {

  /// @throws RefusedException INVALID_ARGUMENT for p0 or alpha
  public BinomialPower {
    Arguments.insideUnit("p0", p0);
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test of n observations rejects.
  ///
  /// @param n the sample size, at least 1
  /// @param p the true proportion, in [0, 1]
  /// @throws RefusedException INVALID_ARGUMENT for p, TOO_FEW_OBSERVATIONS for n
  public double power(int n, double p) {
    Arguments.atLeast("n", 1, Math.max(n, 0));
    Binomial law = new Binomial(n, p);
    double power = 0;
    if (alternative != Alternative.GREATER) {
      power += law.cdf(lastBelow(n));
    }
    if (alternative != Alternative.LESS) {
      power += law.sf(firstAbove(n) - 1.0);
    }
    return Math.min(1, power);
  }

  /// The smallest sample in which the test has that power.
  ///
  /// @param p the true proportion, in [0, 1], not `p0`, on the side of a one-sided alternative
  /// @param power above alpha and below 1
  /// @throws RefusedException INVALID_ARGUMENT, also where 10,000 observations do not suffice
  public SampleSize sampleSize(double p, double power) {
    Search.requirePower(power, alpha);
    Arguments.require(
        switch (alternative) {
          case TWO_SIDED -> p != p0;
          case GREATER -> p > p0;
          case LESS -> p < p0;
        },
        "p must differ from p0 in the direction of the alternative",
        p);
    return Search.smallest(n -> power(n, p), power);
  }

  /// The proportion nearest to `p0` that n observations tell from it with that power: above it, or
  /// below it for LESS.
  ///
  /// @param n the sample size, at least 1
  /// @param power above alpha and below 1
  /// @throws RefusedException TOO_FEW_OBSERVATIONS for n, INVALID_ARGUMENT for the power, also
  ///   where n is too small for any effect
  public double detectableProportion(int n, double power) {
    Search.requirePower(power, alpha);
    double end = alternative == Alternative.LESS ? 0 : 1;
    Arguments.require(power(n, end) > power, "n is too small for any effect", n);
    return alternative == Alternative.LESS
        ? MonotoneRoot.increasing(p -> power - power(n, p), 0, p0)
        : MonotoneRoot.increasing(p -> power(n, p) - power, p0, 1);
  }

  // The p-values fall from the mean outwards on either side, so each limit is found by halving.
  private int lastBelow(int n) {
    int low = -1;
    int high = (int) Math.floor(n * p0);
    while (low < high) {
      int middle = low + (high - low + 1) / 2;
      if (rejects(middle, n)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int firstAbove(int n) {
    int low = (int) Math.ceil(n * p0);
    int high = n + 1;
    while (low < high) {
      int middle = low + (high - low) / 2;
      if (rejects(middle, n)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private boolean rejects(int successes, int n) {
    return BinomialTest.pValue(successes, n, p0, alternative) <= alpha;
  }
}
