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
    private final int[][] rankedCodes;
    private final double[][] pairs;
    private final double[] totals;
    private double all;

    Ranked(MulticlassRocAuc average, int[] codes, Ranking[] rankings) {
      this.average = average;
      this.codes = codes;
      this.rankings = rankings;
      int classes = rankings.length;
      rankedCodes = new int[classes][];
      for (int k = 0; k < classes; k++) {
        rankedCodes[k] = Arrays.stream(rankings[k].rows()).map(row -> codes[row]).toArray();
      }
      pairs = new double[classes][classes];
      totals = new double[classes];
    }

    @Override
    public double of(Weights weights) {
      double[] w = weights.array();
      if (!addTotals(w)) {
        return Double.NaN;
      }
      double sum = 0;
      for (int a = 0; a < rankings.length; a++) {
        Arrays.fill(pairs[a], 0);
        if (rankings[a].tied()) {
          countTiedPairs(w, a);
        } else {
          countPairs(w, a);
        }
      }
      for (int a = 0; a < rankings.length; a++) {
        for (int b = 0; b < rankings.length; b++) {
          sum += a == b ? 0 : average.coefficient(totals, all, a, b) * pairs[a][b];
        }
      }
      return sum;
    }

    /// Whether every class has weight, and no row without a usable score has any.
    private boolean addTotals(double[] w) {
      for (Ranking ranking : rankings) {
        if (ranking.spoiled(w)) {
          return false;
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
      for (double total : totals) {
        if (!(total > 0)) {
          return false;
        }
      }
      return true;
    }

    private void countPairs(double[] w, int a) {
      double[] below = pairs[a];
      int[] rows = rankings[a].rows();
      int[] ranked = rankedCodes[a];
      double above = totals[a];
      for (int i = 0; i < rows.length; i++) {
        double weight = w[rows[i]];
        if (ranked[i] == a) {
          above -= weight;
        } else {
          below[ranked[i]] += weight * above;
        }
      }
    }

    private void countTiedPairs(double[] w, int a) {
      double[] below = pairs[a];
      int[] rows = rankings[a].rows();
      double above = totals[a];
      for (int from = 0, to; from < rows.length; from = to) {
        to = endOfTies(rankings[a].last(), from);
        double own = own(w, a, from, to);
        for (int i = from; i < to; i++) {
          below[rankedCodes[a][i]] += w[rows[i]] * (above - 0.5 * own);
        }
        above -= own;
      }
    }

    private static int endOfTies(boolean[] last, int from) {
      int end = from;
      while (!last[end]) {
        end++;
      }
      return end + 1;
    }

    private double own(double[] w, int a, int from, int to) {
      double own = 0;
      for (int i = from; i < to; i++) {
        own += rankedCodes[a][i] == a ? w[rankings[a].rows()[i]] : 0;
      }
      return own;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      double[] w = weights.array();
      if (!addTotals(w)) {
        return false;
      }
      Arrays.fill(into, 0);
      double[] byTotal = new double[totals.length];
      for (int a = 0; a < rankings.length; a++) {
        double[] coefficients = new double[totals.length];
        for (int b = 0; b < rankings.length; b++) {
          coefficients[b] = a == b ? 0 : average.coefficient(totals, all, a, b);
        }
        Arrays.fill(pairs[a], 0);
        if (rankings[a].tied()) {
          addTiedRanks(w, a, coefficients, into);
        } else {
          addRanks(w, a, coefficients, into);
        }
        for (int b = 0; b < rankings.length; b++) {
          if (b != a) {
            addSlopes(byTotal, a, b, coefficients[b] * pairs[a][b]);
          }
        }
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
    // row of any b below it. The pairs are counted on the way.
    private void addRanks(double[] w, int a, double[] coefficients, double[] into) {
      double[] below = pairs[a];
      int[] rows = rankings[a].rows();
      int[] ranked = rankedCodes[a];
      double above = totals[a];
      double lower = 0;
      for (int i = 0; i < rows.length; i++) {
        int code = ranked[i];
        double weight = w[rows[i]];
        if (code == a) {
          into[rows[i]] += lower;
          above -= weight;
        } else {
          into[rows[i]] += coefficients[code] * above;
          below[code] += weight * above;
          lower += coefficients[code] * weight;
        }
      }
    }

    private void addTiedRanks(double[] w, int a, double[] coefficients, double[] into) {
      double[] below = pairs[a];
      int[] rows = rankings[a].rows();
      int[] ranked = rankedCodes[a];
      double above = totals[a];
      double lower = 0;
      for (int from = 0, to; from < rows.length; from = to) {
        to = endOfTies(rankings[a].last(), from);
        double own = own(w, a, from, to);
        double others = 0;
        for (int i = from; i < to; i++) {
          others += coefficients[ranked[i]] * w[rows[i]];
        }
        for (int i = from; i < to; i++) {
          int code = ranked[i];
          double higher = above - 0.5 * own;
          below[code] += w[rows[i]] * higher;
          into[rows[i]] += code == a ? lower + 0.5 * others : coefficients[code] * higher;
        }
        above -= own;
        lower += others;
      }
    }
  }
}
