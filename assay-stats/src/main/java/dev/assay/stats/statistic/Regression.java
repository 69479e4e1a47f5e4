package dev.assay.stats.statistic;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import java.util.function.DoubleBinaryOperator;

/// The errors of a regression, from a `double` column of targets and one of predictions.
///
/// All are weighted; those that average a loss have its exact influence. NaN if no row has weight,
/// or a target or prediction with weight is NaN or infinite. Equal to scikit-learn's functions of
/// the same names, with sample weights as well.
///
/// @param target the name of the column of true values
/// @param predicted the name of the column of predictions
public record Regression(String target, String predicted) {

  /// The smallest magnitude by which {@link #meanAbsolutePercentageError} divides.
  private static final double SMALLEST_TARGET = Math.ulp(1.0);

  /// The mean squared error, in the square of the target's unit.
  public Statistic meanSquaredError() {
    return new Loss(this, Regression::square, false);
  }

  /// The root of the mean squared error, in the target's unit.
  public Statistic rootMeanSquaredError() {
    return new Loss(this, Regression::square, true);
  }

  /// The mean absolute error, in the target's unit.
  public Statistic meanAbsoluteError() {
    return new Loss(this, Regression::distance, false);
  }

  /// The mean of `|y - prediction| / max(|y|, 2.2e-16)`, as a fraction.
  public Statistic meanAbsolutePercentageError() {
    return new Loss(this, Regression::relative, false);
  }

  /// The median of the absolute errors, in the target's unit: the mean of the lower and the upper
  /// weighted median. Its influence rests on a density estimate, as that of {@link
  /// WeightedQuantile}.
  public Statistic medianAbsoluteError() {
    return new MedianLoss(this);
  }

  /// The coefficient of determination, `1 - sum(w (y - prediction)^2) / sum(w (y - mean)^2)`; at
  /// most 1, negative where the mean of the targets predicts better. NaN where the targets do not
  /// vary.
  public Statistic determination() {
    return new Determination(this);
  }

  RowValues losses(Columns columns, DoubleBinaryOperator loss) {
    double[] y = columns.doubles(target);
    double[] p = columns.doubles(predicted);
    double[] losses = new double[y.length];
    for (int row = 0; row < losses.length; row++) {
      losses[row] = loss.applyAsDouble(y[row], p[row]);
    }
    return RowValues.of(losses);
  }

  static double square(double target, double predicted) {
    return (target - predicted) * (target - predicted);
  }

  static double distance(double target, double predicted) {
    return Math.abs(target - predicted);
  }

  private static double relative(double target, double predicted) {
    return Math.abs(target - predicted) / Math.max(Math.abs(target), SMALLEST_TARGET);
  }

  private record Loss(Regression columns, DoubleBinaryOperator loss, boolean root)
      implements BoundFirst {
    @Override
    public Bound bind(Columns table) {
      Bound mean = new BoundMean(columns.losses(table, loss));
      return root ? new BoundRoot(mean) : mean;
    }
  }
}
