package dev.assay.stats.resample;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import java.util.Arrays;

/// Permutation tests of a difference of means: by flipping the signs of paired differences, and by
/// dealing the labels of two independent samples anew.
///
/// A permutation counts as at least as extreme as the data if its sum reaches theirs within a slack
/// of `1e-12 * max(1, |sum|)`. The exact p-value is the share of such permutations among all; the
/// Monte Carlo one is `(b + 1) / (m + 1)` for `b` among `m` draws, which never is 0. Refuses with
/// `EMPTY_INPUT` and `NAN_INPUT`. References: Fisher (1935), The design of experiments; Phipson and
/// Smyth (2010), Permutation p-values should never be zero.
public final class Permutation {
  private static final double SLACK = 1e-12;

  private Permutation() {}

  /// The outcome of a test.
  ///
  /// @param statistic the difference of means in the data
  /// @param pValue the p-value
  /// @param permutations how many permutations were looked at: all of them if exact
  /// @param exact whether these are all
  public record Outcome(double statistic, double pValue, double permutations, boolean exact) {}

  /// The exact test over all `2^n` signs of `n` differences.
  ///
  /// The signed sums of either half of the differences are listed in order, and pairs that reach
  /// the observed sum are counted from both ends; so 40 differences take no more than a million
  /// steps.
  ///
  /// @throws RefusedException `INVALID_ARGUMENT` for more than {@link SignFlips#MOST_EXACT}
  ///   differences
  public static Outcome signFlipExact(double[] differences, Alternative alternative) {
    double sum = checkedSum(differences, "differences");
    double p = SignFlips.exact(differences, sum, alternative);
    return new Outcome(sum / differences.length, p, Math.pow(2, differences.length), true);
  }

  /// The Monte Carlo test with random signs.
  public static Outcome signFlip(
      double[] differences, Alternative alternative, Resampling resampling) {
    double sum = checkedSum(differences, "differences");
    double[] sums = SignFlips.random(differences, resampling);
    return monteCarlo(sum / differences.length, sums, sum, alternative);
  }

  /// The exact two-sided test over all ways to deal `x.length` of the pooled values to the first
  /// sample. The statistic is the absolute difference of means.
  ///
  /// @throws RefusedException `INVALID_ARGUMENT` for more than {@link Relabelings#MOST_EXACT} ways
  public static Outcome independentExact(double[] x, double[] y) {
    double distance = distance(x, y);
    return Relabelings.exact(x, y, distance);
  }

  /// The Monte Carlo two-sided test with random labels. The statistic is the absolute difference of
  /// means.
  public static Outcome independent(double[] x, double[] y, Resampling resampling) {
    double distance = distance(x, y);
    double[] distances = Relabelings.random(x, y, resampling);
    return monteCarlo(distance, distances, distance, Alternative.TWO_SIDED);
  }

  /// The Monte Carlo two-sided test with random labels by Welch's t, which is exact for samples of
  /// one distribution and holds its level in large samples also where only the means are equal
  /// (Janssen 1997, Statistics and Probability Letters 36; Chung and Romano 2013, Annals of
  /// Statistics 41). The statistic is Welch's t, infinite where only the means differ.
  ///
  /// @throws RefusedException also `TOO_FEW_OBSERVATIONS` below two observations in either sample,
  ///   `INVALID_ARGUMENT` where the sum of squares overflows
  public static Outcome studentized(double[] x, double[] y, Resampling resampling) {
    checkedSum(x, "x");
    checkedSum(y, "y");
    Arguments.atLeast("x", 2, x.length);
    Arguments.atLeast("y", 2, y.length);
    StudentizedRelabelings relabelings = StudentizedRelabelings.of(x, y);
    Arguments.require(
        Double.isFinite(relabelings.squares()),
        "the values of x and y must be small enough to be squared",
        relabelings.squares());
    double observed = relabelings.observed();
    return monteCarlo(observed, relabelings.random(resampling), observed, Alternative.TWO_SIDED);
  }

  private static double distance(double[] x, double[] y) {
    return Math.abs(checkedSum(x, "x") / x.length - checkedSum(y, "y") / y.length);
  }

  private static Outcome monteCarlo(
      double statistic, double[] drawn, double observed, Alternative alternative) {
    double slack = slack(observed);
    long reached =
        Arrays.stream(drawn).filter(sum -> reaches(sum, observed, slack, alternative)).count();
    return new Outcome(statistic, (reached + 1.0) / (drawn.length + 1), drawn.length, false);
  }

  static boolean reaches(double sum, double observed, double slack, Alternative alternative) {
    return switch (alternative) {
      case TWO_SIDED -> Math.abs(sum) >= Math.abs(observed) - slack;
      case GREATER -> sum >= observed - slack;
      case LESS -> sum <= observed + slack;
    };
  }

  static double slack(double observed) {
    return Double.isInfinite(observed) ? 0 : SLACK * Math.max(1, Math.abs(observed));
  }

  private static double checkedSum(double[] values, String name) {
    if (values.length == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, name + ": there is no value");
    }
    double sum = 0;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new RefusedException(Refusal.NAN_INPUT, name + ": one is " + value);
      }
      sum += value;
    }
    return sum;
  }
}
