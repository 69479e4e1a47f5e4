package dev.assay.stats.interval;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Pairs;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.distribution.StudentT;
import java.util.Arrays;

/// Intervals for a mean of independent observations, in the unit of the data.
///
/// All need at least 2 observations (TOO_FEW_OBSERVATIONS) that are not constant (DEGENERATE); ties
/// need no care. References: Student (1908), The probable error of a mean, Biometrika 6; Cochran
/// (1977), Sampling techniques.
public final class MeanInterval {
  private MeanInterval() {}

  /// Student's interval, `mean -+ t(n-1) sd / sqrt(n)` (Student 1908).
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS, NAN_INPUT,
  ///   DEGENERATE or INVALID_ARGUMENT
  public static Interval t(double[] x, double confidence) {
    Arguments.insideUnit("confidence", confidence);
    Moments moments = Moments.of("x", x).varying("x");
    return student(moments.mean(), moments.standardError(), moments.n() - 1.0, confidence, "t");
  }

  /// The normal interval, `mean -+ z sd / sqrt(n)`; it covers too little in small samples.
  ///
  /// @throws dev.assay.stats.RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS, NAN_INPUT,
  ///   DEGENERATE or INVALID_ARGUMENT
  public static Interval z(double[] x, double confidence) {
    Arguments.insideUnit("confidence", confidence);
    Moments moments = Moments.of("x", x).varying("x");
    double inf = Double.POSITIVE_INFINITY;
    return student(moments.mean(), moments.standardError(), inf, confidence, "z");
  }

  /// The interval of the mean difference of two columns on the same items, `t` of `x - y`.
  ///
  /// @throws dev.assay.stats.RefusedException LENGTH_MISMATCH and those of `t`
  public static Interval difference(double[] x, double[] y, double confidence) {
    return t(Pairs.differences(x, y), confidence);
  }

  /// The interval of the geometric mean: `exp` of Student's interval on the logarithms. Its
  /// standard error is that of the mean logarithm.
  ///
  /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a value that is not positive,
  ///   and those of `t`
  public static Interval geometric(double[] x, double confidence) {
    Arguments.finite("x", x);
    for (double value : x) {
      Arguments.require(value > 0, "each of x must be positive", value);
    }
    Interval logs = t(Arrays.stream(x).map(Math::log).toArray(), confidence);
    return new Interval(
        Math.exp(logs.estimate()),
        Math.exp(logs.lower()),
        Math.exp(logs.upper()),
        confidence,
        "geometric-t",
        logs.standardError(),
        logs.degreesOfFreedom());
  }

  /// The interval of a weighted mean, `sum(w x) / sum(w)`, with the linearised variance `m/(m-1)
  /// sum(w^2 (x - mean)^2) / sum(w)^2` over the m rows of positive weight and `t(m-1)` (Cochran
  /// 1977, Sampling techniques, 6.3). Equal weights give `t`.
  ///
  /// @param weights one for each of x, finite and not negative; their scale does not matter
  /// @throws dev.assay.stats.RefusedException LENGTH_MISMATCH, INVALID_ARGUMENT for a negative
  ///   weight, and those of `t`, counting only rows of positive weight
  public static Interval weighted(double[] x, double[] weights, double confidence) {
    Arguments.insideUnit("confidence", confidence);
    Arguments.sameLength("x", x.length, "weights", weights.length);
    Arguments.finite("weights", weights);
    double total = 0;
    double sum = 0;
    double[] used = new double[x.length];
    int rows = 0;
    for (int i = 0; i < x.length; i++) {
      Arguments.require(weights[i] >= 0, "each of weights must not be negative", weights[i]);
      if (weights[i] > 0) {
        used[rows++] = x[i];
        total += weights[i];
        sum += weights[i] * x[i];
      }
    }
    Moments.of("x", Arrays.copyOf(used, rows)).varying("x");
    double mean = sum / total;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double residual = weights[i] > 0 ? weights[i] * (x[i] - mean) : 0;
      squares += residual * residual;
    }
    double error = Math.sqrt(squares * rows / (rows - 1.0)) / total;
    return student(mean, error, rows - 1.0, confidence, "weighted-t");
  }

  static Interval student(
      double mean, double error, double degreesOfFreedom, double confidence, String method) {
    double critical =
        degreesOfFreedom == Double.POSITIVE_INFINITY
            ? Normal.critical(confidence)
            : new StudentT(degreesOfFreedom).upperQuantile((1 - confidence) / 2);
    double reach = critical * error;
    return new Interval(
        mean, mean - reach, mean + reach, confidence, method, error, degreesOfFreedom);
  }
}
