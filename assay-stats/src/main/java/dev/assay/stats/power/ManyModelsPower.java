package dev.assay.stats.power;

import dev.assay.stats.Arguments;

/// The power of the rank tests of several models, from the noncentral chi-squared distribution.
///
/// The effect is the share that the statistic has of its largest value, in (0, 1]: the rank epsilon
/// squared of Kruskal and Wallis, `H / (N - 1)`; Kendall's W of Friedman's test, `chi2 / (n (k -
/// 1))`; the same share of Cochran's Q (Serlin, Carr and Marascuilo 1982, Psychological Bulletin
/// 92). The noncentrality is `N` or `n (k - 1)` times the effect. The variance under the hypothesis
/// is used throughout, so the plan is good for effects up to about 0.2 and differs from the test's
/// power above. With two groups it is Noether's plan of the Mann-Whitney test. References: Andrews
/// (1954), Asymptotic behavior of some rank tests for analysis of variance, Annals of Mathematical
/// Statistics 25; Tomczak and Tomczak (2014), Trends in Sport Sciences 21.
///
/// @param test the test
/// @param models the number of groups or models, at least 2
/// @param alpha the error rate of the test, in (0, 1)
public record ManyModelsPower(Test test, int models, double alpha) {

  /// The tests, and what n counts.
  public enum Test {
    /// Kruskal and Wallis'; n is the size of each group.
    KRUSKAL_WALLIS,
    /// Friedman's, by its chi-squared statistic; n is the number of items.
    FRIEDMAN,
    /// Cochran's Q of 0/1 scores; n is the number of items.
    COCHRAN
  }

  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT below 2 models or for alpha
  public ManyModelsPower {
    Arguments.require(models >= 2, "models must be at least 2", models);
    Arguments.insideUnit("alpha", alpha);
  }

  /// The chance that the test rejects.
  ///
  /// @param n the sample size, positive, not necessarily whole
  /// @param effect the share, in [0, 1]
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for n or the effect
  public double power(double n, double effect) {
    Arguments.positive("n", n);
    Arguments.require(effect >= 0 && effect <= 1, "effect must lie between 0 and 1", effect);
    return chiSquared().power(n * weight(), Math.sqrt(effect));
  }

  /// The sample size at which the test has that power.
  ///
  /// @param effect the share, in (0, 1]
  /// @param power above alpha and below 1
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT
  public SampleSize sampleSize(double effect, double power) {
    Arguments.require(
        effect > 0 && effect <= 1, "effect must lie between 0 and 1 and not be 0", effect);
    return new SampleSize(chiSquared().sampleSize(Math.sqrt(effect), power).exact() / weight());
  }

  /// The smallest share that a sample detects with that power.
  ///
  /// @param n the sample size, positive, not necessarily whole
  /// @param power above alpha and below 1
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT, also where not even a share of 1 is
  ///   detected
  public double detectableEffect(double n, double power) {
    Arguments.positive("n", n);
    double w = chiSquared().detectableEffect(n * weight(), power);
    Arguments.require(w <= 1, "n is too small for any effect", n);
    return w * w;
  }

  private ChiSquaredPower chiSquared() {
    return new ChiSquaredPower(models - 1.0, alpha);
  }

  private double weight() {
    return test == Test.KRUSKAL_WALLIS ? models : models - 1;
  }
}
