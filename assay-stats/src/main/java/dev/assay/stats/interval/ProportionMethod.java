package dev.assay.stats.interval;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Beta;
import dev.assay.stats.distribution.Normal;

/// An interval for a proportion of independent successes, clipped to [0, 1].
///
/// Except for BAYES_UNIFORM the lower limit is 0 where there is no success and the upper one is 1
/// where there is no failure. Coverages: Brown, Cai and DasGupta (2001), Interval estimation for a
/// binomial proportion, Statistical Science 16.
public enum ProportionMethod {
  /// `p -+ z sqrt(p (1-p) / n)`; DEGENERATE at 0 and n successes, where it has no width. It covers
  /// far too little near 0 and 1 and is here for comparison alone.
  WALD("wald") {
    @Override
    Limits limits(double x, double n, double confidence) {
      if (x == 0 || x == n) {
        throw new RefusedException(
            Refusal.DEGENERATE, "the Wald interval has no width at " + x + " of " + n);
      }
      double p = x / n;
      double reach = Normal.critical(confidence) * Math.sqrt(p * (1 - p) / n);
      return new Limits(p - reach, p + reach);
    }
  },
  /// The inverted score test (Wilson 1927): the default for 0/1 scores.
  WILSON("wilson") {
    @Override
    Limits limits(double x, double n, double confidence) {
      return Wilson.limits(x / n, n, Normal.critical(confidence));
    }
  },
  /// Wilson's with a continuity correction of 1/(2n) (Newcombe 1998, method 4).
  WILSON_CORRECTED("wilson-cc") {
    @Override
    Limits limits(double x, double n, double confidence) {
      return Wilson.corrected(x / n, n, Normal.critical(confidence));
    }
  },
  /// Wald's after adding z^2/2 successes and as many failures (Agresti and Coull 1998).
  AGRESTI_COULL("agresti-coull") {
    @Override
    Limits limits(double x, double n, double confidence) {
      double z = Normal.critical(confidence);
      double trials = n + z * z;
      double p = (x + z * z / 2) / trials;
      double reach = z * Math.sqrt(p * (1 - p) / trials);
      return new Limits(p - reach, p + reach);
    }
  },
  /// The inverted exact test: never covers less than stated (Clopper and Pearson 1934).
  CLOPPER_PEARSON("clopper-pearson") {
    @Override
    Limits limits(double x, double n, double confidence) {
      double tail = (1 - confidence) / 2;
      return new Limits(
          x == 0 ? 0 : new Beta(x, n - x + 1).quantile(tail),
          x == n ? 1 : new Beta(x + 1, n - x).upperQuantile(tail));
    }
  },
  /// Equal tails of the posterior under Jeffreys' prior, Beta(x + 1/2, n - x + 1/2).
  JEFFREYS("jeffreys") {
    @Override
    Limits limits(double x, double n, double confidence) {
      return posterior(x + 0.5, n - x + 0.5, confidence);
    }
  },
  /// Equal tails of the posterior under a uniform prior, Beta(x + 1, n - x + 1).
  BAYES_UNIFORM("bayes-uniform") {
    @Override
    Limits limits(double x, double n, double confidence) {
      return posterior(x + 1, n - x + 1, confidence);
    }
  };

  private static final double MOST = 1e12;

  private final String standardName;

  ProportionMethod(String standardName) {
    this.standardName = standardName;
  }

  /// Two limits, not yet clipped.
  record Limits(double lower, double upper) {}

  /// The interval of the proportion `successes / trials`.
  ///
  /// @throws RefusedException EMPTY_INPUT for no trials, INVALID_ARGUMENT for negative counts, more
  ///   successes than trials or a confidence outside of (0, 1), DEGENERATE as `WALD` says
  public Interval interval(long successes, long trials, double confidence) {
    check("successes", successes, "trials", trials);
    Arguments.insideUnit("confidence", confidence);
    Limits limits = limits((double) successes, (double) trials, confidence);
    return clipped((double) successes / trials, limits, confidence);
  }

  /// The interval at `n p` successes, which need not be whole, for planning.
  ///
  /// @param p the share of successes, in [0, 1]
  /// @param n the number of trials, positive and at most 1e12
  /// @throws RefusedException INVALID_ARGUMENT for p, n or a confidence outside of its range,
  ///   DEGENERATE as `WALD` says
  public Interval planned(double p, double n, double confidence) {
    Arguments.require(p >= 0 && p <= 1, "p must lie between 0 and 1", p);
    Arguments.require(n > 0 && n <= MOST, "n must be positive and at most " + MOST, n);
    Arguments.insideUnit("confidence", confidence);
    return clipped(p, limits(p == 1 ? n : n * p, n, confidence), confidence);
  }

  private Interval clipped(double p, Limits limits, double confidence) {
    boolean extremes = this != BAYES_UNIFORM;
    return Interval.of(
        p,
        extremes && p == 0 ? 0 : Math.clamp(Math.min(limits.lower(), limits.upper()), 0, 1),
        extremes && p == 1 ? 1 : Math.clamp(Math.max(limits.lower(), limits.upper()), 0, 1),
        confidence,
        standardName);
  }

  /// The name of the method in an interval, such as `wilson`.
  public String standardName() {
    return standardName;
  }

  abstract Limits limits(double x, double n, double confidence);

  static void check(String name, long successes, String ofName, long trials) {
    Arguments.require(trials >= 0, ofName + " must not be negative", trials);
    Arguments.require(successes >= 0, name + " must not be negative", successes);
    Arguments.require(successes <= trials, name + " must be at most " + ofName, successes);
    if (trials == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, ofName + " is 0");
    }
  }

  private static Limits posterior(double alpha, double beta, double confidence) {
    Beta posterior = new Beta(alpha, beta);
    double tail = (1 - confidence) / 2;
    return new Limits(posterior.quantile(tail), posterior.upperQuantile(tail));
  }
}
