package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;

/// The area under the receiver operating characteristic of one class against all others, in [0, 1]:
/// the chance that a row of the class scores higher than a row of another, ties counted half.
///
/// From an `int` column of class codes (negative: left out) and a `double` column of scores. With
/// `P` and `N` the total weights of both sides, exact influence `W / P * (share of the others below
/// - AUC)` for a row of the class, `W / N * (share of the class above - AUC)` for another. NaN if
///   one side has no weight, or a score with weight is NaN or infinite. Equal to scikit-learn's
///   `roc_auc_score`. Reference: Hanley and McNeil (1982), Radiology 143.
///
/// @param target the name of the column of true class codes
/// @param score the name of the column of scores, higher for the class
/// @param positive the code of the class
public record RocAuc(String target, String score, int positive) implements BoundFirst {

  /// The area for class 1 of a two-class problem.
  public static RocAuc of(String target, String score) {
    return new RocAuc(target, score, 1);
  }

  @Override
  public Bound bind(Columns columns) {
    int[] codes = columns.ints(target);
    Ranking ranking = Ranking.of(columns.doubles(score), row -> codes[row] >= 0);
    return new Ranked(ranking, ranking.members(codes, positive));
  }

  private static final class Ranked implements Statistic.Bound {
    private final Ranking ranking;
    private final boolean[] member;
    private double inside;
    private double outside;

    Ranked(Ranking ranking, boolean[] member) {
      this.ranking = ranking;
      this.member = member;
    }

    @Override
    public double of(Weights weights) {
      double[] w = weights.array();
      if (ranking.spoiled(w)) {
        return Double.NaN;
      }
      double wins = ranking.tied() ? winsWithTies(w) : wins(w);
      return inside > 0 && outside > 0 ? wins / (inside * outside) : Double.NaN;
    }

    private double wins(double[] w) {
      int[] rows = ranking.rows();
      double below = 0;
      double above = 0;
      double wins = 0;
      for (int i = 0; i < rows.length; i++) {
        double weight = w[rows[i]];
        double in = member[i] ? weight : 0;
        wins += in * below;
        above += in;
        below += weight - in;
      }
      inside = above;
      outside = below;
      return wins;
    }

    private double winsWithTies(double[] w) {
      int[] rows = ranking.rows();
      boolean[] last = ranking.last();
      double in = 0;
      double out = 0;
      double below = 0;
      double total = 0;
      double wins = 0;
      for (int i = 0; i < rows.length; i++) {
        double weight = w[rows[i]];
        double mine = member[i] ? weight : 0;
        in += mine;
        out += weight - mine;
        if (last[i]) {
          wins += in * (below + 0.5 * out);
          total += in;
          below += out;
          in = 0;
          out = 0;
        }
      }
      inside = total;
      outside = below;
      return wins;
    }

    @Override
    public boolean influence(Weights weights, double[] into) {
      double auc = of(weights);
      if (Double.isNaN(auc)) {
        return false;
      }
      Arrays.fill(into, 0);
      double[] w = weights.array();
      int[] rows = ranking.rows();
      double forMember = weights.total() / inside;
      double forOther = weights.total() / outside;
      double below = 0;
      double above = inside;
      int from = 0;
      for (int i = 0; i < rows.length; i++) {
        if (!ranking.last()[i]) {
          continue;
        }
        double in = 0;
        double out = 0;
        for (int j = from; j <= i; j++) {
          in += member[j] ? w[rows[j]] : 0;
          out += member[j] ? 0 : w[rows[j]];
        }
        double memberSlope = forMember * ((below + 0.5 * out) / outside - auc);
        double otherSlope = forOther * ((above - 0.5 * in) / inside - auc);
        for (int j = from; j <= i; j++) {
          into[rows[j]] = member[j] ? memberSlope : otherSlope;
        }
        below += out;
        above -= in;
        from = i + 1;
      }
      return true;
    }
  }
}
