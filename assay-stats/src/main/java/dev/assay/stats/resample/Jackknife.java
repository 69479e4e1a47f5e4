package dev.assay.stats.resample;

import dev.assay.stats.Statistic;
import dev.assay.stats.Weights;

/// The jackknife: how the quantity moves when one unit, or one group of units, is left out.
///
/// Each unit is a group of its own up to 2,000 units; above that, units are dealt in turn into 200
/// groups. Reference: Shao and Tu (1995), The jackknife and bootstrap.
public final class Jackknife {
  private static final int LARGEST_EXACT = 2_000;
  private static final int GROUPS = 200;

  private final Quantity quantity;
  private final Design design;

  /// A jackknife of `quantity` by the units of `design`.
  public Jackknife(Quantity quantity, Design design) {
    this.quantity = quantity;
    this.design = design;
  }

  /// The value without each group, in the order of the groups; NaN where there is none.
  public double[] values() {
    int groups = design.units() <= LARGEST_EXACT ? design.units() : GROUPS;
    Statistic.Bound bound = quantity.bind();
    double[] values = new double[groups];
    Weights weights = Weights.ones(quantity.rows());
    for (int g = 0; g < groups; g++) {
      int group = g;
      weights.refill((_, into) -> leaveOut(group, groups, into), g);
      values[g] = bound.of(weights);
    }
    return values;
  }

  /// The standard error, `sqrt((G - 1) / G * sum((value - mean)^2))`.
  ///
  /// It is NaN where leaving a group out leaves no value.
  public double standardError() {
    double[] values = values();
    double squares = 0;
    for (double deviation : deviations(values)) {
      squares += deviation * deviation;
    }
    return Math.sqrt((values.length - 1.0) / values.length * squares);
  }

  /// What acceleration is computed from: the mean of the values less each value, up to 2,000 units;
  /// above that the influences summed by unit, where the statistic states them.
  double[] deviations() {
    if (design.units() > LARGEST_EXACT) {
      double[] influence = new double[quantity.rows()];
      Weights ones = Weights.ones(quantity.rows());
      if (quantity.bind().influence(ones, influence)) {
        double[] sums = new double[design.units()];
        for (int row = 0; row < influence.length; row++) {
          sums[design.unitOf(row)] += influence[row];
        }
        return sums;
      }
    }
    return deviations(values());
  }

  private static double[] deviations(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = mean - values[i];
    }
    return deviations;
  }

  private double leaveOut(int group, int groups, double[] into) {
    double sum = 0;
    for (int row = 0; row < into.length; row++) {
      into[row] = design.unitOf(row) % groups == group ? 0 : 1;
      sum += into[row];
    }
    return sum;
  }
}
