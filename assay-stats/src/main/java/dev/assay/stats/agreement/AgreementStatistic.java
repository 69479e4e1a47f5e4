package dev.assay.stats.agreement;

import dev.assay.stats.Arguments;
import dev.assay.stats.Columns;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;
import dev.assay.stats.resample.Bootstrap;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.resample.Resampling;
import java.util.Arrays;
import java.util.List;

/// A coefficient of agreement as a weighted statistic over the rated units: a row is a unit, a
/// `double` column holds one rater's ratings, and NaN is a missing rating.
///
/// Its interval is the percentile bootstrap over the units (Zapf et al. 2016, BMC Med. Res.
/// Methodol. 16), which fits every coefficient, scale and pattern of missing ratings. Not defined,
/// and so NaN, where no unit of positive weight has two ratings or where all ratings are equal.
/// Krippendorff's factor `n - 1` reads weights as repetitions, so scaling all of them changes alpha
/// by the order of `1 / n`.
///
/// @param coefficient what to compute
/// @param raters the names of the raters' columns, at least two; exactly two for Cohen's kappa
public record AgreementStatistic(Coefficient coefficient, List<String> raters)
    implements Statistic {

  /// @throws RefusedException INVALID_ARGUMENT for fewer than two raters, or for Cohen's kappa of
  ///   more than two
  public AgreementStatistic {
    raters = List.copyOf(raters);
    boolean pair = coefficient.name().startsWith("COHEN");
    if (raters.size() < 2 || (pair && raters.size() > 2)) {
      throw new RefusedException(
          Refusal.INVALID_ARGUMENT,
          "raters must name " + (pair ? "two" : "at least two") + " columns: " + raters);
    }
  }

  /// The coefficient with its percentile bootstrap interval over the units.
  ///
  /// @throws RefusedException EMPTY_INPUT without units, NOT_IDENTIFIED where the coefficient is
  ///   not defined, or not in more than one of twenty resamples, DEGENERATE where it is the same in
  ///   every resample, as under full agreement, INVALID_ARGUMENT for the level
  public Interval interval(Columns columns, Resampling resampling, double level) {
    Arguments.insideUnit("level", level);
    return new Bootstrap(Quantity.of(this, columns), Design.rows(columns.rows()), resampling)
        .interval(Bootstrap.Method.PERCENTILE, level);
  }

  @Override
  public double of(Columns columns, Weights weights) {
    return bind(columns).of(weights);
  }

  @Override
  public Bound bind(Columns columns) {
    double[][] byRater = raters.stream().map(columns::doubles).toArray(double[][]::new);
    Ratings ratings = Ratings.of(byRater);
    return switch (coefficient) {
      case ALPHA_NOMINAL, ALPHA_ORDINAL, ALPHA_INTERVAL, ALPHA_RATIO -> {
        KrippendorffAlpha alpha = new KrippendorffAlpha(ratings, coefficient.scale());
        yield weights -> alpha.weighted(weights.array());
      }
      case FLEISS_KAPPA -> chanceCorrected(ChanceModel.SHARES, ratings);
      case GWET_AC1 -> chanceCorrected(ChanceModel.GUESSING, ratings);
      case COHEN_KAPPA -> pair(ratings, KappaWeighting.NONE);
      case COHEN_KAPPA_LINEAR -> pair(ratings, KappaWeighting.LINEAR);
      case COHEN_KAPPA_QUADRATIC -> pair(ratings, KappaWeighting.QUADRATIC);
    };
  }

  private static Bound chanceCorrected(ChanceModel model, Ratings ratings) {
    CategoryCounts counts = CategoryCounts.of(ratings);
    return weights -> model.weighted(counts, weights.array());
  }

  private static Bound pair(Ratings ratings, KappaWeighting weighting) {
    int k = ratings.categories();
    double[][] table = new double[k][k];
    return weights -> {
      for (double[] row : table) {
        Arrays.fill(row, 0);
      }
      for (int unit = 0; unit < ratings.units(); unit++) {
        if (ratings.count(unit) == 2) {
          int at = ratings.start(unit);
          table[ratings.codes()[at]][ratings.codes()[at + 1]] += weights.of(unit);
        }
      }
      return CohenKappa.point(table, weighting);
    };
  }
}
