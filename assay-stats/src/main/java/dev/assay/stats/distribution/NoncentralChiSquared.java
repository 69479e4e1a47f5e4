package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/// The noncentral chi-squared distribution, on [0, infinity): the sum of squares of independent
/// normal variables of variance 1 whose squared means add up to the noncentrality.
///
/// Both tails are sums of positive terms, `sum Poisson(j; noncentrality / 2) * tail of
/// chi-squared(df + 2j)`, added from the largest term outwards, so that neither is found by a
/// subtraction. Reference: Johnson, Kotz and Balakrishnan (1995), Continuous univariate
/// distributions, volume 2, chapter 29.
///
/// @param degreesOfFreedom positive and finite, not necessarily whole
/// @param noncentrality the sum of the squared means, finite and not negative
public record NoncentralChiSquared(double degreesOfFreedom, double noncentrality)
    implements Distribution {
  private static final double NEGLIGIBLE = 1e-17;

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a parameter outside of its range
  public NoncentralChiSquared {
    Arguments.positive("degreesOfFreedom", degreesOfFreedom);
    Arguments.require(
        noncentrality >= 0 && noncentrality <= 1e8,
        "noncentrality must lie between 0 and 100 million",
        noncentrality);
  }

  @Override
  public double cdf(double x) {
    Probabilities.number("x", x);
    if (x <= 0 || x == Double.POSITIVE_INFINITY) {
      return x <= 0 ? 0 : 1;
    }
    double start = Math.min(noncentrality / 2, Math.sqrt(noncentrality * x) / 2);
    return mixture(j -> central(j).cdf(x), start);
  }

  @Override
  public double sf(double x) {
    Probabilities.number("x", x);
    if (x <= 0 || x == Double.POSITIVE_INFINITY) {
      return x <= 0 ? 1 : 0;
    }
    double start = Math.max(noncentrality / 2, Math.sqrt(noncentrality * x) / 2);
    return mixture(j -> central(j).sf(x), start);
  }

  @Override
  public double quantile(double p) {
    Probabilities.unit("p", p);
    if (p == 0 || p == 1) {
      return p == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    double high = reach(x -> cdf(x) >= p);
    return MonotoneRoot.increasing(x -> Math.log(cdf(x)) - Math.log(p), 0, high);
  }

  @Override
  public double upperQuantile(double p) {
    Probabilities.unit("p", p);
    if (p == 0 || p == 1) {
      return p == 0 ? Double.POSITIVE_INFINITY : 0;
    }
    double high = reach(x -> sf(x) <= p);
    return MonotoneRoot.increasing(x -> Math.log(p) - Math.log(sf(x)), 0, high);
  }

  private interface Condition {
    boolean holds(double x);
  }

  private double reach(Condition condition) {
    double high = degreesOfFreedom + noncentrality;
    while (!condition.holds(high)) {
      high *= 2;
    }
    return high;
  }

  private ChiSquared central(int j) {
    return new ChiSquared(degreesOfFreedom + 2.0 * j);
  }

  // The terms rise to one peak, near `start`, and fall on both sides of it.
  private double mixture(IntToDoubleFunction tail, double start) {
    if (noncentrality == 0) {
      return tail.applyAsDouble(0);
    }
    PoissonDistribution law = PoissonDistribution.of(noncentrality / 2);
    IntToDoubleFunction term = j -> law.probability(j) * tail.applyAsDouble(j);
    int first = (int) start;
    double sum = term.applyAsDouble(first);
    double last = sum;
    for (int j = first + 1; ; j++) {
      double next = term.applyAsDouble(j);
      sum += next;
      if (next <= last && next <= NEGLIGIBLE * sum) {
        break;
      }
      last = next;
    }
    last = term.applyAsDouble(first);
    for (int j = first - 1; j >= 0; j--) {
      double next = term.applyAsDouble(j);
      sum += next;
      if (next <= last && next <= NEGLIGIBLE * sum) {
        break;
      }
      last = next;
    }
    return Math.min(1, sum);
  }
}
