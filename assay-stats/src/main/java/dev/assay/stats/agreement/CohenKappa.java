package dev.assay.stats.agreement;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;

/// Cohen's kappa of two raters, `(p_o - p_e) / (1 - p_e)`, plain or weighted, with its large-sample
/// standard errors.
///
/// With `p` the table of proportions, `r` and `c` its margins and `w` the agreement weights: `p_o =
/// sum w_ij p_ij`, `p_e = sum w_ij r_i c_j`. With `a_i = sum_j w_ij c_j` and `b_j = sum_i w_ij
/// r_i`, the variance is `(sum p_ij (w_ij (1-p_e) - (a_i + b_j)(1-p_o))^2 - (p_o p_e - 2 p_e +
/// p_o)^2) / (n (1-p_e)^4)`, and under independence `(sum r_i c_j (w_ij - a_i - b_j)^2 - p_e^2) /
/// (n (1-p_e)^2)` (Fleiss, Cohen and Everitt 1969). Kappa depends on the prevalence of the
/// categories: report it beside the table.
///
/// @param kappa the coefficient, at most 1
/// @param standardError the large-sample standard error; 0 where the raters agree wholly
/// @param nullStandardError the standard error where kappa is 0, for the test of no agreement
public record CohenKappa(double kappa, double standardError, double nullStandardError) {

  /// Kappa of a square table of counts, `table[first rater][second rater]`.
  ///
  /// Categories that nobody used may be there; they matter to linear and quadratic weights.
  ///
  /// @throws RefusedException EMPTY_INPUT without any count, LENGTH_MISMATCH if the table is not
  ///   square, NAN_INPUT or INVALID_ARGUMENT for counts that are not finite or negative,
  ///   TOO_FEW_OBSERVATIONS below two units, DEGENERATE if chance agreement is complete
  public static CohenKappa of(double[][] table, KappaWeighting weighting) {
    double n = total(table);
    int k = table.length;
    double[] rows = new double[k];
    double[] columns = new double[k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        rows[i] += table[i][j] / n;
        columns[j] += table[i][j] / n;
      }
    }
    double[] a = new double[k];
    double[] b = new double[k];
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double w = weighting.agreement(i, j, k);
        a[i] += w * columns[j];
        b[j] += w * rows[i];
        observed += w * table[i][j] / n;
        expected += w * rows[i] * columns[j];
      }
    }
    if (1 - expected < 1e-14) {
      throw new RefusedException(
          Refusal.DEGENERATE, "table must hold more than one category: chance agreement is 1");
    }
    double kappa = (observed - expected) / (1 - expected);
    double full = -square(observed * expected - 2 * expected + observed);
    double none = -square(expected);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double w = weighting.agreement(i, j, k);
        double margins = a[i] + b[j];
        full += table[i][j] / n * square(w * (1 - expected) - margins * (1 - observed));
        none += rows[i] * columns[j] * square(w - margins);
      }
    }
    double se = Math.sqrt(Math.max(full, 0) / n) / square(1 - expected);
    return new CohenKappa(
        kappa, observed == 1 ? 0 : se, Math.sqrt(Math.max(none, 0) / n) / (1 - expected));
  }

  /// Kappa of two raters' category codes, from 0 to `categories - 1`, unit by unit.
  ///
  /// @throws RefusedException as {@link #of(double[][], KappaWeighting)}, and INVALID_ARGUMENT for
  ///   a code outside of its range
  public static CohenKappa of(int[] first, int[] second, int categories, KappaWeighting weighting) {
    Arguments.sameLength("first", first.length, "second", second.length);
    Arguments.require(categories >= 1, "categories must be at least 1", categories);
    double[][] table = new double[categories][categories];
    for (int i = 0; i < first.length; i++) {
      code("first", i, first[i], categories);
      code("second", i, second[i], categories);
      table[first[i]][second[i]]++;
    }
    return of(table, weighting);
  }

  /// The normal interval `kappa ± z se`, not clipped.
  ///
  /// @throws RefusedException DEGENERATE where the standard error is 0, INVALID_ARGUMENT for a
  ///   level outside of (0, 1)
  public Interval interval(double level) {
    Arguments.insideUnit("level", level);
    if (standardError == 0) {
      throw new RefusedException(
          Refusal.DEGENERATE, "table has no large-sample interval: its standard error is 0");
    }
    double half = Normal.critical(level) * standardError;
    return new Interval(
        kappa,
        kappa - half,
        kappa + half,
        level,
        "normal",
        standardError,
        Double.POSITIVE_INFINITY);
  }

  /// Kappa of a table of weights that has passed no check; NaN where it is not defined.
  static double point(double[][] table, KappaWeighting weighting) {
    int k = table.length;
    double n = 0;
    double[] rows = new double[k];
    double[] columns = new double[k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        n += table[i][j];
        rows[i] += table[i][j];
        columns[j] += table[i][j];
      }
    }
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        double w = 1 - weighting.agreement(i, j, k);
        observed += w * table[i][j] / n;
        expected += w * (rows[i] / n) * (columns[j] / n);
      }
    }
    return expected > 0 ? 1 - observed / expected : Double.NaN;
  }

  private static void code(String name, int index, int code, int categories) {
    Arguments.require(
        code >= 0 && code < categories,
        name + "[" + index + "] must be a code from 0 to " + (categories - 1),
        code);
  }

  private static double total(double[][] table) {
    if (table.length == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "table is empty");
    }
    double total = 0;
    for (int i = 0; i < table.length; i++) {
      Arguments.sameLength("table", table.length, "table[" + i + "]", table[i].length);
      for (int j = 0; j < table.length; j++) {
        Arguments.finite("table[" + i + "][" + j + "]", table[i][j]);
        Arguments.require(
            table[i][j] >= 0, "table[" + i + "][" + j + "] must not be negative", table[i][j]);
        total += table[i][j];
      }
    }
    if (total == 0) {
      throw new RefusedException(Refusal.EMPTY_INPUT, "table holds no unit");
    }
    if (total < 2) {
      throw new RefusedException(
          Refusal.TOO_FEW_OBSERVATIONS, "table must hold at least 2 units: " + total);
    }
    return total;
  }

  private static double square(double x) {
    return x * x;
  }
}
