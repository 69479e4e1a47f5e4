package dev.assay.stats.power;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Binomial;
import dev.assay.stats.distribution.MonotoneRoot;
import dev.assay.stats.hypothesis.FisherExactTest;

/// The exact power of Fisher's test of two independent groups of n: the probability of the tables
/// that it rejects, to about 1e-9.
///
/// The test's true error rate stays below `alpha` by a varying amount, and the power is not quite
/// increasing in n.
///
/// Power is `sum of P(a) P(c)` over the tables that the test rejects. Reference: Casagrande, Pike
/// and Smith (1978), The power function of the exact test for comparing two binomial distributions,
/// Applied Statistics 27.
///
/// @param alpha the largest error rate of the test, in (0, 1)
/// @param alternative which deviations the test looks for; GREATER is `p1 > p2`
public record FisherPower(double alpha, Alternative alternative) {
  /// The largest group for which the power is computed.
  public static final int MOST = 2_000;

  private static final int MOST_SEARCHED = 500;
  private static final double NEGLIGIBLE = 1e-10;

  /// @throws RefusedException INVALID_ARGUMENT for alpha
  public FisherPower {
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the size of each group, 1 to 2,000
  /// @param p1 the success probability of the first group, in [0, 1]
  /// @param p2 that of the second
  /// @throws RefusedException TOO_FEW_OBSERVATIONS or INVALID_ARGUMENT
  public double power(int n, double p1, double p2) {
    Arguments.atLeast("n", 1, Math.max(n, 0));
    Arguments.require(n <= MOST, "n must be at most " + MOST, n);
    Binomial first = new Binomial(n, p1);
    Binomial second = new Binomial(n, p2);
    int last = (int) second.upperQuantile(NEGLIGIBLE);
    double power = 0;
    for (int a = (int) first.quantile(NEGLIGIBLE); a <= first.upperQuantile(NEGLIGIBLE); a++) {
      double rejected = 0;
      for (int c = (int) second.quantile(NEGLIGIBLE); c <= last; c++) {
        boolean rejects = FisherExactTest.pValue(a, n - a, c, n - c, alternative) <= alpha;
        rejected += rejects ? second.probability(c) : 0;
      }
      power += rejected * first.probability(a);
    }
    return Math.min(1, power);
  }

  /// The smallest group size with that power, sought from half of what the normal approximation
  /// gives, up to 500.
  ///
  /// @param power above alpha and below 1
  /// @throws RefusedException INVALID_ARGUMENT for equal or impossible probabilities, for ones on
  ///   the wrong side of a one-sided alternative, or where groups of 500 do not suffice
  public SampleSize sampleSize(double p1, double p2, double power) {
    Search.requirePower(power, alpha);
    boolean twoSided = alternative == Alternative.TWO_SIDED;
    Arguments.require(
        twoSided || (alternative == Alternative.GREATER) == (p1 > p2),
        "p1 and p2 must differ in the direction of the alternative",
        p1 + ", " + p2);
    double normal = new ProportionPower(alpha, twoSided).sampleSize(p1, p2, power).exact();
    int first = (int) Math.min(MOST_SEARCHED, normal / 2);
    return Search.smallest(n -> power(n, p1, p2), first, power, MOST_SEARCHED);
  }

  /// The proportion nearest to `p1` that groups of n tell from it with that power: above it, or
  /// below it for GREATER.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS, INVALID_ARGUMENT, also where n is too small for
  ///   any effect
  public double detectableProportion(int n, double p1, double power) {
    Search.requirePower(power, alpha);
    Arguments.require(p1 >= 0 && p1 <= 1, "p1 must lie between 0 and 1", p1);
    double end = alternative == Alternative.GREATER ? 0 : 1;
    Arguments.require(power(n, p1, end) > power, "n is too small for any effect", n);
    return end == 0
        ? MonotoneRoot.increasing(p2 -> power - power(n, p1, p2), 0, p1)
        : MonotoneRoot.increasing(p2 -> power(n, p1, p2) - power, p1, 1);
  }
}
