package dev.assay.stats.hypothesis;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Binomial;

/// The exact test of a success probability.
///
/// One-sided it is `P(X >= x)` or `P(X <= x)`, X binomial. Reference: Clopper and Pearson (1934),
/// Biometrika 26; the two-sided rule is that of Sterne (1954), Biometrika 41.
public final class BinomialTest {
  // Outcomes count as no more likely than the observed one within this slack, as in R.
  private static final double SLACK = 1 + 1e-7;

  private BinomialTest() {}

  /// The p-value of "the success probability is p0". Two-sided it is the probability of all
  /// outcomes that are no more likely than the observed one.
  ///
  /// @param p0 the hypothesis, in [0, 1]
  /// @throws RefusedException EMPTY_INPUT for no trials, INVALID_ARGUMENT for negative counts, more
  ///   successes than trials or a `p0` out of range
  public static double pValue(int successes, int trials, double p0, Alternative alternative) {
    Arguments.require(trials >= 0, "trials must not be negative", trials);
    Arguments.require(
        successes >= 0 && successes <= trials,
        "successes must lie between 0 and trials (" + trials + ")",
        successes);
    Arguments.require(p0 >= 0 && p0 <= 1, "p0 must lie between 0 and 1", p0);
    if (trials == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "trials is 0");
    }
    Binomial law = new Binomial(trials, p0);
    return switch (alternative) {
      case LESS -> law.cdf(successes);
      case GREATER -> law.sf(successes - 1.0);
      case TWO_SIDED -> twoSided(successes, law);
    };
  }

  private static double twoSided(int successes, Binomial law) {
    double limit = law.probability(successes) * SLACK;
    double mean = law.trials() * law.probability();
    if (successes == mean) {
      return 1;
    }
    if (successes < mean) {
      int first = firstUnlikely((int) Math.ceil(mean), law.trials() + 1, limit, law);
      return Math.min(1, law.cdf(successes) + law.sf(first - 1.0));
    }
    int last = lastUnlikely(-1, (int) Math.floor(mean), limit, law);
    return Math.min(1, law.sf(successes - 1.0) + law.cdf(last));
  }

  // Above the mean the probabilities fall, so the first unlikely outcome is found by halving.
  private static int firstUnlikely(int low, int high, double limit, Binomial law) {
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (law.probability(middle) <= limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static int lastUnlikely(int low, int high, double limit, Binomial law) {
    while (low < high) {
      int middle = low + (high - low + 1) / 2;
      if (law.probability(middle) <= limit) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
