package dev.assay.stats.statistic;

/// How good a value is, from 0 for the worst to 1 for the best; what a composite score adds up.
///
/// The name is that of Derringer and Suich (1980), Simultaneous optimization of several response
/// variables, Journal of Quality Technology 12.
public sealed interface Desirability {

  /// The desirability of a value; NaN for NaN.
  double of(double value);

  /// Its derivative at that value; 0 where it is flat.
  double slope(double value);

  /// The value itself, for plain averages.
  record Plain() implements Desirability {
    @Override
    public double of(double value) {
      return value;
    }

    @Override
    public double slope(double value) {
      return 1;
    }
  }

  /// The share of the way from the worst value to the best one.
  ///
  /// @param worst the worst value that there can be
  /// @param best the best value that there can be; below `worst` where lower is better
  record Between(double worst, double best) implements Desirability {
    @Override
    public double of(double value) {
      return Math.clamp((value - worst) / (best - worst), 0.0, 1.0);
    }

    @Override
    public double slope(double value) {
      return 1 / (best - worst);
    }
  }

  /// 1 within a budget, `budget / value` beyond it: half for twice the budget.
  ///
  /// @param budget the largest value that is as good as any, above 0
  record AtMost(double budget) implements Desirability {
    @Override
    public double of(double value) {
      return value <= budget ? 1 : budget / value;
    }

    @Override
    public double slope(double value) {
      return value <= budget ? 0 : -budget / (value * value);
    }
  }

  /// 1 from a goal on, `value / goal` below it, never below 0.
  ///
  /// @param goal the smallest value that is as good as any, above 0
  record AtLeast(double goal) implements Desirability {
    @Override
    public double of(double value) {
      return Double.isNaN(value) ? value : Math.clamp(value / goal, 0.0, 1.0);
    }

    @Override
    public double slope(double value) {
      return value > 0 && value < goal ? 1 / goal : 0;
    }
  }
}
