package dev.assay.stats.effect;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Pairs;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.distribution.MonotoneRoot;
import dev.assay.stats.distribution.NoncentralT;
import org.apache.commons.numbers.gamma.GammaRatio;

/// A mean difference in units of a standard deviation.
///
/// The interval inverts the noncentral t distribution of the t statistic, which is exact for normal
/// data (Steiger and Fouladi 1997). References: Cohen (1988), Statistical power analysis; Hedges
/// (1981), Journal of Educational Statistics 6.
///
/// @param d the standardised difference, without unit
/// @param correction the factor that removes its bias, `Gamma(v/2) / (sqrt(v/2) Gamma((v-1)/2))` at
///   v degrees of freedom; 0 at v = 1, where no unbiased estimate exists
/// @param interval of `d`
public record StandardizedDifference(double d, double correction, Interval interval) {

  /// Cohen's d of two independent samples: `(mean x - mean y) / pooled sd`.
  ///
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2 in either, NAN_INPUT,
  ///   DEGENERATE if both are constant, INVALID_ARGUMENT for the confidence
  public static StandardizedDifference pooled(double[] x, double[] y, double confidence) {
    Moments first = Moments.of("x", x);
    Moments second = Moments.of("y", y);
    if (first.constant() && second.constant()) {
      throw new RefusedException(
          Refusal.DEGENERATE, "x and y are both constant: there is no deviation to divide by");
    }
    double n = first.n();
    double m = second.n();
    double df = n + m - 2;
    double variance = ((n - 1) * first.variance() + (m - 1) * second.variance()) / df;
    double d = (first.mean() - second.mean()) / Math.sqrt(variance);
    return of(d, df, Math.sqrt(n * m / (n + m)), confidence, "cohens-d");
  }

  /// Cohen's dz of two columns on the same items: `mean(x - y) / sd(x - y)`.
  ///
  /// @throws RefusedException EMPTY_INPUT, TOO_FEW_OBSERVATIONS below 2, NAN_INPUT,
  ///   LENGTH_MISMATCH, DEGENERATE for constant differences, INVALID_ARGUMENT for the confidence
  public static StandardizedDifference paired(double[] x, double[] y, double confidence) {
    Moments moments = Moments.of("x - y", Pairs.differences(x, y)).varying("x - y");
    double d = moments.mean() / moments.standardDeviation();
    return of(d, moments.n() - 1.0, Math.sqrt(moments.n()), confidence, "cohens-dz");
  }

  /// Hedges' g: `d` without its bias.
  public double hedgesG() {
    return d * correction;
  }

  /// The interval of Hedges' g: that of `d` times the correction.
  public Interval hedgesInterval() {
    return Interval.of(
        hedgesG(),
        interval.lower() * correction,
        interval.upper() * correction,
        interval.level(),
        "hedges-g");
  }

  private static StandardizedDifference of(
      double d, double df, double rootSize, double confidence, String method) {
    Arguments.insideUnit("confidence", confidence);
    double tail = (1 - confidence) / 2;
    double t = d * rootSize;
    double lower = noncentrality(t, df, 1 - tail, tail);
    double upper = noncentrality(t, df, tail, 1 - tail);
    Interval interval = Interval.of(d, lower / rootSize, upper / rootSize, confidence, method);
    double correction = df <= 1 ? 0 : 1 / (GammaRatio.delta((df - 1) / 2, 0.5) * Math.sqrt(df / 2));
    return new StandardizedDifference(d, correction, interval);
  }

  // The noncentrality under which the statistic is at most t with probability `below`. Both tails
  // are
  // given, for the root is sought in the smaller one.
  private static double noncentrality(double t, double df, double below, double above) {
    double reach = 2 + Math.abs(t);
    while (new NoncentralT(df, t - reach).sf(t) > Math.min(above, below) / 2
        || new NoncentralT(df, t + reach).cdf(t) > Math.min(above, below) / 2) {
      reach *= 2;
    }
    return above < below
        ? MonotoneRoot.increasing(
            delta -> new NoncentralT(df, delta).sf(t) - above, t - reach, t + reach)
        : MonotoneRoot.increasing(
            delta -> below - new NoncentralT(df, delta).cdf(t), t - reach, t + reach);
  }
}
