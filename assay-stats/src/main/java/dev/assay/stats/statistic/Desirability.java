package dev.assay.stats.statistic;

import dev.assay.stats.Arguments;
import dev.assay.stats.distribution.Normal;

/// How good a value is, from 0 for the worst to 1 for the best; what a composite score adds up.
///
/// The name is that of Derringer and Suich (1980), Simultaneous optimization of several response
/// variables, Journal of Quality Technology 12.
public sealed interface Desirability {

  /// The desirability of a value; NaN for NaN.
  double of(double value);

  /// Its derivative at that value; 0 where it is flat, NaN or 0 for NaN.
  double slope(double value);

  /// The slope by which the desirability of a value with a standard error spreads. On a flat place
  /// it is the slope beyond the edge times how far the value passes that edge by its error: the
  /// root of the mean square of `max(0, Z - a)`, with `Z` standard normal and the edge `a` errors
  /// away.
  default double slope(double value, double error) {
    return slope(value);
  }

  private static double passing(double distance, double error) {
    if (!(error > 0) || !(distance >= 0)) {
      return 0;
    }
    double a = distance / error;
    // The tail beyond is less than the least number above 0, and times a squared no number at all.
    if (a > 38.5) {
      return 0;
    }
    double density = Math.exp(-a * a / 2) / Math.sqrt(2 * Math.PI);
    return Math.sqrt(Math.max(0, (1 + a * a) * Normal.STANDARD.sf(a) - a * density));
  }

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
    /// @throws dev.assay.stats.RefusedException NAN_INPUT, INVALID_ARGUMENT where both are the same
    public Between {
      Arguments.finite("worst", worst);
      Arguments.finite("best", best);
      Arguments.require(worst != best, "worst and best must differ", worst);
    }

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
    /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a budget not above 0 or
    ///   infinite
    public AtMost {
      Arguments.positive("budget", budget);
    }

    @Override
    public double of(double value) {
      return value <= budget ? 1 : budget / value;
    }

    @Override
    public double slope(double value) {
      return value <= budget ? 0 : -budget / (value * value);
    }

    @Override
    public double slope(double value, double error) {
      return value <= budget ? -passing(budget - value, error) / budget : slope(value);
    }
  }

  /// 1 from a goal on, `value / goal` below it, never below 0.
  ///
  /// @param goal the smallest value that is as good as any, above 0
  record AtLeast(double goal) implements Desirability {
    /// @throws dev.assay.stats.RefusedException INVALID_ARGUMENT for a goal not above 0 or infinite
    public AtLeast {
      Arguments.positive("goal", goal);
    }

    @Override
    public double of(double value) {
      return Double.isNaN(value) ? value : Math.clamp(value / goal, 0.0, 1.0);
    }

    @Override
    public double slope(double value) {
      return value > 0 && value < goal ? 1 / goal : 0;
    }

    @Override
    public double slope(double value, double error) {
      return value >= goal ? passing(value - goal, error) / goal : slope(value);
    }
  }
}
