package dev.assay.stats.resample;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Resampler;
import dev.assay.stats.RowResampler;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The bootstrap of a quantity: its replicates, and the intervals that are made of them.
///
/// Which interval is right for which data is decided in the package `decision`; here each is
/// available by name. Reference: Davison and Hinkley (1997), Bootstrap methods and their
/// application, chapters 2, 3 and 5.
public final class Bootstrap {
  // A statistic that has no value in more resamples than this is not described by the others.
  private static final double UNDEFINED_SHARE = 0.05;

  private final Quantity quantity;
  private final Design design;
  private final Resampling resampling;

  /// A bootstrap of `quantity` by the units of `design`.
  public Bootstrap(Quantity quantity, Design design, Resampling resampling) {
    this.quantity = quantity;
    this.design = design;
    this.resampling = resampling;
  }

  /// How the limits follow from the replicates.
  public enum Method {
    /// Quantiles of the replicates.
    PERCENTILE,
    /// Twice the estimate less the quantiles of the replicates.
    BASIC,
    /// The estimate plus and minus a normal quantile times the replicates' standard deviation.
    NORMAL,
    /// Quantiles corrected for bias and acceleration; Efron (1987), JASA 82.
    BCA,
    /// Quantiles of the studentized replicates times the standard error; Hall (1988), Annals of
    /// Statistics 16. The statistic has to state its influence.
    STUDENTIZED;

    /// The name that intervals carry, such as `bootstrap-bca`; the studentized one is
    /// `bootstrap-t`.
    public String label() {
      return this == STUDENTIZED ? "bootstrap-t" : "bootstrap-" + name().toLowerCase(Locale.ROOT);
    }
  }

  /// The estimate and its interval, in the unit of the statistic.
  ///
  /// @throws RefusedException `EMPTY_INPUT` without rows, `NOT_IDENTIFIED` if the statistic has no
  ///   value for the rows or for too many resamples, `DEGENERATE` if the replicates do not vary, or
  ///   if a studentized interval is asked of a statistic that states no influence
  public Interval interval(Method method, double level) {
    if (method == Method.STUDENTIZED) {
      Studentized drawn = studentized();
      return ReplicateIntervals.studentized(
          drawn.estimate(), drawn.standardError(), drawn.pivots(), level);
    }
    double estimate = estimate();
    double[] replicates = replicates();
    return switch (method) {
      case PERCENTILE -> ReplicateIntervals.percentile(estimate, replicates, level);
      case BASIC -> ReplicateIntervals.basic(estimate, replicates, level);
      case NORMAL -> ReplicateIntervals.normal(estimate, replicates, level);
      case BCA -> ReplicateIntervals.bca(estimate, replicates, acceleration(), level);
      case STUDENTIZED -> throw new AssertionError();
    };
  }

  /// The value for the rows as they are.
  ///
  /// @throws RefusedException `EMPTY_INPUT` without rows, `NOT_IDENTIFIED` if there is no value
  public double estimate() {
    if (quantity.rows() == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "columns: there is no row");
    }
    double estimate = quantity.bind().of(Weights.ones(quantity.rows()));
    if (!Double.isFinite(estimate)) {
      throw new RefusedException(
          Refusal.NOT_IDENTIFIED, "columns: the statistic has no value for these rows");
    }
    return estimate;
  }

  /// The replicates in the order of their numbers, without those where the statistic has no value.
  ///
  /// @throws RefusedException `NOT_IDENTIFIED` if that is more than one in twenty
  public double[] replicates() {
    double[] values = new double[resampling.replicates()];
    Optional<double[]> terms = design.oneSample() ? quantity.bind().terms() : Optional.empty();
    if (terms.filter(Bootstrap::complete).isPresent()) {
      means(terms.get(), values);
      return values;
    }
    Workers.run(
        resampling.threads(),
        values.length,
        quantity.rows(),
        () -> {
          Statistic.Bound bound = quantity.bind();
          Weights weights = Weights.ones(quantity.rows());
          Resampler resampler = design.bootstrap(resampling.seed());
          return (from, to) -> {
            for (int b = from; b < to; b++) {
              weights.refill(resampler, b);
              values[b] = bound.of(weights);
            }
          };
        });
    return defined(values);
  }

  // A mean needs no counts: the values drawn are added as they come.
  private void means(double[] terms, double[] values) {
    Workers.run(
        resampling.threads(),
        values.length,
        terms.length,
        () -> {
          RowResampler resampler = new RowResampler(resampling.seed());
          return (from, to) -> {
            for (int b = from; b < to; b++) {
              values[b] = resampler.sum(b, terms) / terms.length;
            }
          };
        });
  }

  private static boolean complete(double[] terms) {
    for (double term : terms) {
      if (Double.isNaN(term)) {
        return false;
      }
    }
    return true;
  }

  /// Draws of the posterior of the Bayesian bootstrap, in the order of their numbers.
  ///
  /// @throws RefusedException `NOT_IDENTIFIED` if the statistic has no value in more than one of
  ///   twenty
  public double[] posterior() {
    double[] values = new double[resampling.replicates()];
    Workers.run(
        resampling.threads(),
        values.length,
        20L * quantity.rows(),
        () -> {
          Statistic.Bound bound = quantity.bind();
          Weights weights = Weights.ones(quantity.rows());
          Resampler resampler = design.bayesian(resampling.seed());
          return (from, to) -> {
            for (int b = from; b < to; b++) {
              weights.refill(resampler, b);
              values[b] = bound.of(weights);
            }
          };
        });
    return defined(values);
  }

  /// The estimate, its standard error, and `(replicate - estimate) / its standard error` of each
  /// replicate.
  ///
  /// A replicate without spread has the pivot 0 if it equals the estimate, else an infinite one.
  ///
  /// @throws RefusedException `DEGENERATE` if the statistic states no influence or the estimate has
  ///   no spread, and as {@link #interval}
  public Studentized studentized() {
    double estimate = estimate();
    double error = standardError();
    double[] pivots = new double[resampling.replicates()];
    Workers.run(
        resampling.threads(),
        pivots.length,
        2L * quantity.rows(),
        () -> {
          Statistic.Bound bound = quantity.bind();
          Weights weights = Weights.ones(quantity.rows());
          Resampler resampler = design.bootstrap(resampling.seed());
          double[] scratch = new double[quantity.rows()];
          return (from, to) -> {
            for (int b = from; b < to; b++) {
              weights.refill(resampler, b);
              double value = bound.of(weights);
              double spread = Math.sqrt(design.variance(bound, weights, value, scratch));
              pivots[b] = pivot(value - estimate, spread, error);
            }
          };
        });
    return new Studentized(estimate, error, defined(pivots));
  }

  /// The estimate with what a studentized interval and test need.
  ///
  /// @param estimate the value for the rows as they are
  /// @param standardError its standard error from the influence, with the small-sample factor
  /// @param pivots the studentized replicates
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Studentized(double estimate, double standardError, double[] pivots) {

    /// The two-sided p-value of "the quantity is `value`": twice the smaller share of pivots that
    /// lie at least as far out as the observed one, counting the observed one itself; in (0, 1].
    ///
    /// @throws RefusedException `NAN_INPUT` for a value that is NaN or infinite
    public double twoSidedPValue(double value) {
      Arguments.finite("value", value);
      double observed = (estimate - value) / standardError;
      int above = 1;
      int below = 1;
      for (double pivot : pivots) {
        above += pivot >= observed ? 1 : 0;
        below += pivot <= observed ? 1 : 0;
      }
      return Math.min(1, 2.0 * Math.min(above, below) / (pivots.length + 1));
    }
  }

  // A spread below this share of the estimate's own is rounding noise of equal rows.
  private static double pivot(double distance, double spread, double error) {
    if (spread > 1e-12 * error) {
      return distance / spread;
    }
    if (Double.isNaN(spread) || Double.isNaN(distance)) {
      return Double.NaN;
    }
    return Math.abs(distance) <= 1e-12 * error
        ? 0
        : Math.copySign(Double.POSITIVE_INFINITY, distance);
  }

  /// The standard error by the statistic's influence, summed by cluster where there are clusters.
  ///
  /// @throws RefusedException `DEGENERATE` if the statistic states no influence or there is no
  ///   spread
  public double standardError() {
    Statistic.Bound bound = quantity.bind();
    Weights weights = Weights.ones(quantity.rows());
    double value = bound.of(weights);
    double variance = design.variance(bound, weights, value, new double[quantity.rows()]);
    double error = Math.sqrt(variance);
    if (Double.isNaN(error)) {
      throw new RefusedException(
          Refusal.DEGENERATE, "statistic: it states no influence, so it has no standard error");
    }
    if (!(error > 1e-12 * Math.abs(value)) || Double.isInfinite(error)) {
      throw new RefusedException(Refusal.DEGENERATE, "columns: the rows do not vary");
    }
    return error;
  }

  /// The acceleration of a BCa interval, from the jackknife.
  ///
  /// @throws RefusedException `DEGENERATE` or `NOT_IDENTIFIED` as {@link
  ///   ReplicateIntervals#acceleration}
  public double acceleration() {
    return ReplicateIntervals.acceleration(new Jackknife(quantity, design).deviations());
  }

  private static double[] defined(double[] values) {
    int undefined = 0;
    for (double value : values) {
      undefined += Double.isNaN(value) ? 1 : 0;
    }
    if (undefined == 0) {
      return values;
    }
    if (undefined > UNDEFINED_SHARE * values.length) {
      throw new RefusedException(
          Refusal.NOT_IDENTIFIED,
          "columns: the statistic has no value in "
              + undefined
              + " of "
              + values.length
              + " resamples");
    }
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }
}
