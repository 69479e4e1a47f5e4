package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import java.util.Arrays;

/// The average precision of one class against all others, in [0, 1]: `sum (R_i - R_(i-1)) P_i` over
/// the distinct scores from high to low, with recall `R` and precision `P` at each; the area under
/// the precision-recall curve without interpolation.
///
/// From an `int` column of class codes (negative: left out) and a `double` column of scores. Exact
/// influence. NaN if no row of the class has weight, or a score with weight is NaN or infinite.
/// Equal to scikit-learn's `average_precision_score`, equal scores treated as one threshold.
///
/// Reference: Davis and Goadrich (2006), The relationship between precision-recall and ROC curves,
/// ICML 23.
///
/// @param target the name of the column of true class codes
/// @param score the name of the column of scores, higher for the class
/// @param positive the code of the class
public record AveragePrecision(String target, String score, int positive) implements BoundFirst {

  /// The average precision for class 1 of a two-class problem.
  public static AveragePrecision of(String target, String score) {
    return new AveragePrecision(target, score, 1);
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
      int[] rows = ranking.rows();
      double hits = 0;
      double found = 0;
      double seen = 0;
      double area = 0;
      for (int i = rows.length - 1; i >= 0; i--) {
        double weight = w[rows[i]];
        seen += weight;
        hits += member[i] ? weight : 0;
        if (startsGroup(i)) {
          area += hits > found ? (hits - found) * (hits / seen) : 0;
          found = hits;
        }
      }
      inside = found;
      return found > 0 ? area / found : Double.NaN;
    }

    private boolean startsGroup(int i) {
      return i == 0 || ranking.last()[i - 1];
    }

    // With the area as sum(step_g * hits_g / seen_g): a hit in group h adds hits_h / seen_h through
    // its step and changes every later group's precision by misses_g / seen_g^2; a miss changes
    // them
    // by -hits_g / seen_g^2. Both are suffix sums over the groups of lower scores.
    @Override
    public boolean influence(Weights weights, double[] into) {
      double average = of(weights);
      if (Double.isNaN(average)) {
        return false;
      }
      Arrays.fill(into, 0);
      double[] w = weights.array();
      int[] rows = ranking.rows();
      double scale = weights.total() / inside;
      double seen = total(w);
      double hits = inside;
      double byHit = 0;
      double byMiss = 0;
      int from = 0;
      for (int i = 0; i < rows.length; i++) {
        if (!ranking.last()[i]) {
          continue;
        }
        double groupHits = 0;
        double groupSeen = 0;
        for (int j = from; j <= i; j++) {
          groupSeen += w[rows[j]];
          groupHits += member[j] ? w[rows[j]] : 0;
        }
        double precision = seen > 0 ? hits / seen : 0;
        if (seen > 0) {
          byHit += groupHits * (seen - hits) / (seen * seen);
          byMiss -= groupHits * hits / (seen * seen);
        }
        for (int j = from; j <= i; j++) {
          into[rows[j]] = scale * (member[j] ? precision + byHit - average : byMiss);
        }
        hits -= groupHits;
        seen -= groupSeen;
        from = i + 1;
      }
      return true;
    }

    private double total(double[] w) {
      return Sums.gather(w, ranking.rows(), 0, ranking.rows().length);
    }
  }
}
