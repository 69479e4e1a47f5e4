package dev.assay.stats.hypothesis;

import dev.assay.stats.Alternative;
import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Pairs;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.StudentT;

/// A t test of a mean or of a difference of means, with its interval.
///
/// Reference: Student (1908), The probable error of a mean, Biometrika 6; Welch (1947), Biometrika
/// 34.
///
/// @param statistic `(estimate - hypothesis) / standard error`
/// @param pValue the p-value, in [0, 1]
/// @param interval the estimate with its limits in the unit of the data, its standard error and
///   degrees of freedom; one-sided (the other limit infinite) for a one-sided alternative
public record TTest(double statistic, double pValue, Interval interval) {

  /// How the variance of a difference of two independent means is estimated.
  public enum Variance {
    /// Each sample has its own; Satterthwaite's degrees of freedom.
    WELCH,
    /// Both have the same, pooled; `n + m - 2` degrees of freedom.
    EQUAL
  }

  /// What is asked of a test.
  ///
  /// @param alternative which deviations count
  /// @param confidence the coverage of the interval, in (0, 1)
  public record Options(Alternative alternative, double confidence) {
    /// Two-sided with a 95 % interval.
    public static final Options DEFAULT = new Options(Alternative.TWO_SIDED, 0.95);

    /// @throws RefusedException INVALID_ARGUMENT for a confidence outside of (0, 1)
    public Options {
      Arguments.insideUnit("confidence", confidence);
    }
  }

  /// The test of "the mean of x is mu".
  ///
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2, NAN_INPUT, DEGENERATE for
  ///   a constant sample
  public static TTest oneSample(double[] x, double mu, Options options) {
    Arguments.finite("mu", mu);
    Moments moments = Moments.of("x", x).varying("x");
    return of(moments.mean(), mu, moments.standardError(), moments.n() - 1.0, options);
  }

  /// The test of "the mean of x - y is 0", on the same items.
  ///
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2, NAN_INPUT,
  ///   LENGTH_MISMATCH, DEGENERATE for constant differences
  public static TTest paired(double[] x, double[] y, Options options) {
    return oneSample(Pairs.differences(x, y), 0, options);
  }

  /// The test of "the means of two independent samples are equal".
  ///
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2 in either, NAN_INPUT,
  ///   DEGENERATE if both are constant
  public static TTest independent(double[] x, double[] y, Variance variance, Options options) {
    Difference difference = Difference.of(x, y, variance);
    return of(difference.mean, 0, difference.error, difference.degreesOfFreedom, options);
  }

  /// The corrected test for resampled estimates that share training data, such as the folds of a
  /// cross-validation: the variance of the mean is `(1/J + testSize/trainSize) s^2` (Nadeau and
  /// Bengio 2003, Inference for the generalization error, Machine Learning 52).
  ///
  /// @param differences the differences of two models over the J splits
  /// @param trainSize the number of training items of a split, positive
  /// @param testSize the number of test items of a split, positive
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2, NAN_INPUT, DEGENERATE for
  ///   constant differences, INVALID_ARGUMENT for a size that is not positive
  public static TTest correctedResampled(
      double[] differences, double trainSize, double testSize, Options options) {
    Arguments.positive("trainSize", trainSize);
    Arguments.positive("testSize", testSize);
    Moments moments = Moments.of("differences", differences).varying("differences");
    double n = moments.n();
    double error = Math.sqrt((1 / n + testSize / trainSize) * moments.variance());
    return of(moments.mean(), 0, error, n - 1, options);
  }

  /// The mean difference of two independent samples.
  record Difference(double mean, double error, double degreesOfFreedom) {
    static Difference of(double[] x, double[] y, Variance variance) {
      Moments first = Moments.of("x", x);
      Moments second = Moments.of("y", y);
      if (first.constant() && second.constant()) {
        throw new RefusedException(
            Refusal.DEGENERATE, "x and y are both constant: there is no variation to judge by");
      }
      double n = first.n();
      double m = second.n();
      double mean = first.mean() - second.mean();
      if (variance == Variance.EQUAL) {
        double pooled = ((n - 1) * first.variance() + (m - 1) * second.variance()) / (n + m - 2);
        return new Difference(mean, Math.sqrt(pooled * (1 / n + 1 / m)), n + m - 2);
      }
      double a = first.variance() / n;
      double b = second.variance() / m;
      double share = a / (a + b);
      double df = 1 / (share * share / (n - 1) + (1 - share) * (1 - share) / (m - 1));
      return new Difference(mean, Math.sqrt(a + b), df);
    }
  }

  private static TTest of(
      double estimate, double hypothesis, double error, double df, Options options) {
    double statistic = (estimate - hypothesis) / error;
    StudentT law = new StudentT(df);
    double p = options.alternative().pValue(law.cdf(statistic), law.sf(statistic));
    boolean twoSided = options.alternative() == Alternative.TWO_SIDED;
    double reach = critical(law, options.confidence(), twoSided) * error;
    Arguments.require(
        Double.isFinite(reach),
        "confidence must give a finite limit; the standard error is " + error,
        options.confidence());
    Interval interval =
        new Interval(
            estimate,
            options.alternative() == Alternative.LESS ? Double.NEGATIVE_INFINITY : estimate - reach,
            options.alternative() == Alternative.GREATER
                ? Double.POSITIVE_INFINITY
                : estimate + reach,
            options.confidence(),
            "t",
            error,
            df);
    return new TTest(statistic, p, interval);
  }

  // A one-sided interval of a tiny confidence lies beyond the estimate; 1 minus it would be 1.
  private static double critical(StudentT law, double confidence, boolean twoSided) {
    if (twoSided) {
      return law.upperQuantile((1 - confidence) / 2);
    }
    return confidence < 0.5 ? law.quantile(confidence) : law.upperQuantile(1 - confidence);
  }
}
