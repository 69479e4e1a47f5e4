package dev.assay.stats;

import java.util.Optional;

/// A number computed from columns and row weights; the one form that every metric has.
///
/// From this single method come the value (weights 1), the bootstrap (multinomial counts), the
/// cluster bootstrap (counts by cluster), the Bayesian bootstrap (Dirichlet weights), the jackknife
/// (one weight 0), slices (weights 0 and 1), importance weighting, and the paired comparison of two
/// models (one set of weights for both).
///
/// The contract:
/// - integer weights mean repetition: weight 2 on a row gives what the row twice would give;
/// - scaling all weights by a positive constant does not change the result, except where a formula
///   counts rows (the divisor `n - 1` of a variance, the position of a quantile), which says so;
/// - a row of weight 0 has no influence, whatever its values;
/// - where the statistic has no value (no positive weight at all, AUC of one class) it returns NaN;
///   callers turn that into a {@link Refusal}, so that no NaN is ever reported.
@FunctionalInterface
public interface Statistic {

  /// The value of this statistic for the given columns under the given weights, or NaN where it is
  /// not defined.
  ///
  /// @throws IllegalArgumentException if a needed column is missing, or the sizes differ
  double of(Columns columns, Weights weights);

  /// This statistic fixed to one table, with all work done that does not depend on the weights
  /// (sorting, above all), so that each evaluation is linear and allocates nothing.
  ///
  /// A bound statistic may keep scratch space: each thread binds its own.
  default Bound bind(Columns columns) {
    return weights -> of(columns, weights);
  }

  /// A statistic fixed to one table.
  @FunctionalInterface
  interface Bound {

    /// The value under the given weights, or NaN where it is not defined.
    double of(Weights weights);

    /// The numbers whose weighted mean the value is, one per row with NaN for the rows that are
    /// left out; empty where the value is no such mean, or a row is invalid. Means have closed
    /// forms.
    default Optional<double[]> terms() {
      return Optional.empty();
    }

    /// Writes the influence of each row at the given weights into `into` and returns true, or
    /// returns false where this statistic cannot state it.
    ///
    /// The influence of row `i` is the derivative of the value when a share of the total weight
    /// moves to that row: `d/de T((1-e)F + e*row_i)` at `e = 0`, in the unit of the statistic. The
    /// weighted sum of all influences is 0, and for independent rows of weight 1 the squared
    /// standard error is `sum(influence^2) / n^2`. Rows of weight 0 receive their derivative, too.
    default boolean influence(Weights weights, double[] into) {
      return false;
    }

    /// The squared standard error of the value for independent rows, `sum(w * influence^2) /
    /// sum(w)^2`, or NaN where this statistic states no influence.
    ///
    /// No small-sample factor is applied: a studentized bootstrap divides it out.
    ///
    /// @param value the value under the same weights
    /// @param scratch space for one number per row, overwritten
    default double variance(Weights weights, double value, double[] scratch) {
      if (!influence(weights, scratch)) {
        return Double.NaN;
      }
      double[] w = weights.array();
      double sum = 0;
      for (int row = 0; row < w.length; row++) {
        sum += w[row] > 0 ? w[row] * scratch[row] * scratch[row] : 0;
      }
      return sum / (weights.total() * weights.total());
    }
  }
}
