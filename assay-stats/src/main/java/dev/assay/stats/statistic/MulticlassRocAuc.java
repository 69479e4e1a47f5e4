package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;

/// The ROC AUC averaged over classes: `sum over a != b of c(a, b) U(a, b)`, where `U(a, b)` is the
/// weight of the pairs in which a row of class `a` has a higher score for `a` than a row of class
/// `b` (ties half), and `c` depends on the class totals alone.
record MulticlassRocAuc(Probabilities names, Probabilities.Pairing pairing, boolean weighted)
    implements BoundFirst {

  @Override
  public Bound bind(Columns columns) {
    int[] codes = names.codes(columns);
    double[][] scores = names.values(columns);
    Ranking[] rankings = new Ranking[scores.length];
    for (int k = 0; k < scores.length; k++) {
      rankings[k] = Ranking.of(scores[k], row -> codes[row] >= 0);
    }
    return new Ranked(this, codes, rankings);
  }

  /// The weight of `U(a, b)`, for the class totals given.
  private double coefficient(double[] totals, double all, int a, int b) {
    int classes = totals.length;
    return switch (pairing) {
      case ONE_VS_REST -> (weighted ? 1 / all : 1 / (classes * totals[a])) / (all - totals[a]);
      case ONE_VS_ONE ->
          (weighted ? (totals[a] + totals[b]) / (2 * all) : 1.0 / classes)
              / ((classes - 1) * totals[a] * totals[b]);
    };
  }

  /// The derivative of the logarithm of the coefficient by the total of class `c`.
  private double slope(double[] totals, double all, int a, int b, int c) {
    double own = c == a ? 1 / totals[a] : 0;
    double other = c == b ? 1 / totals[b] : 0;
    return switch (pairing) {
      case ONE_VS_REST -> {
        double rest = c == a ? 0 : 1 / (all - totals[a]);
        yield -rest - (weighted ? 1 / all : own);
      }
      case ONE_VS_ONE -> {
        double share = c == a || c == b ? 1 / (totals[a] + totals[b]) : 0;
        yield (weighted ? share - 1 / all : 0) - own - other;
      }
    };
  }

  private static final class Ranked implements Statistic.Bound {
    private final MulticlassRocAuc average;
    private final int[] codes;
    private final Ranking[] rankings;
    private final double[][] pairs;
    private final double[] totals;
    private double all;

    Ranked(MulticlassRocAuc average, int[] codes, Ranking[] rankings) {
      this.average = average;
      this.codes = codes;
      this.rankings = rankings;
      int classes = rankings.length;
      pairs = new double[classes][classes];
      totals = new double[classes];
    }

    @Override
    public double of(Weights weights) {
      double[] w = weights.array();
      for (Ranking ranking : rankings) {
        if (ranking.spoiled(w)) {
          return Double.NaN;
        }
      }
      all = 0;
      Arrays.fill(totals, 0);
      for (int row = 0; row < codes.length; row++) {
        if (codes[row] >= 0) {
          totals[codes[row]] += w[row];
          all += w[row];
        }
      }
      double sum = 0;
      for (int a = 0; a < rankings.length; a++) {
        if (!(totals[a] > 0)) {
          return Double.NaN;
        }
        countPairs(w, a);
      }
      for (int a = 0; a < rankings.length; a++) {
        for (int b = 0; b < rankings.length; b++) {
          sum += a == b ? 0 : average.coefficient(totals, all, a, b) * pairs[a][b];
        }
      }
      return sum;
    }

    private void countPairs(double[] w, int a) {
      Arrays.fill(pairs[a], 0);
      int[] rows = rankings[a].rows();
      boolean[] last = rankings[a].last();
      double aboveOrTied = totals[a];
      double own = 0;
      int from = 0;
      for (int i = 0; i < rows.length; i++) {
        own += codes[rows[i]] == a ? w[rows[i]] : 0;
        if (last[i]) {
          double higher = aboveOrTied - 0.5 * own;
          for (int j = from; j <= i; j++) {
            pairs[a][codes[rows[j]]] += w[rows[j]] * higher;
          }
          aboveOrTied -= own;
          own = 0;
          from = i + 1;
        }
      }
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      if (Double.isNaN(of(weights))) {
        return false;
      }
      Arrays.fill(into, 0);
      double[] byTotal = new double[totals.length];
      for (int a = 0; a < rankings.length; a++) {
        double[] coefficients = new double[totals.length];
        for (int b = 0; b < rankings.length; b++) {
          if (b != a) {
            coefficients[b] = average.coefficient(totals, all, a, b);
            addSlopes(byTotal, a, b, coefficients[b] * pairs[a][b]);
          }
        }
        addRanks(weights.array(), a, coefficients, into);
      }
      for (int row = 0; row < into.length; row++) {
        into[row] = codes[row] >= 0 ? weights.total() * (into[row] + byTotal[codes[row]]) : 0;
      }
      return true;
    }

    private void addSlopes(double[] byTotal, int a, int b, double term) {
      for (int c = 0; c < byTotal.length; c++) {
        byTotal[c] += term * average.slope(totals, all, a, b, c);
      }
    }

    // A row of class b gains c(a, b) for each row of a above it; a row of a gains c(a, b) for each
    // row
    // of any b below it.
    private void addRanks(double[] w, int a, double[] coefficients, double[] into) {
      int[] rows = rankings[a].rows();
      boolean[] last = rankings[a].last();
      double above = totals[a];
      double lower = 0;
      int from = 0;
      for (int i = 0; i < rows.length; i++) {
        if (!last[i]) {
          continue;
        }
        double own = 0;
        double others = 0;
        for (int j = from; j <= i; j++) {
          int code = codes[rows[j]];
          own += code == a ? w[rows[j]] : 0;
          others += coefficients[code] * w[rows[j]];
        }
        for (int j = from; j <= i; j++) {
          int code = codes[rows[j]];
          into[rows[j]] +=
              code == a ? lower + 0.5 * others : coefficients[code] * (above - 0.5 * own);
        }
        above -= own;
        lower += others;
        from = i + 1;
      }
    }
  }
}
