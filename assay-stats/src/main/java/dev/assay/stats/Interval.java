package dev.assay.stats;

/// An estimate with its confidence interval and how it was made.
///
/// @param estimate the point estimate, finite
/// @param lower the lower limit, at most `upper`; minus infinity where the sample cannot bound it
/// @param upper the upper limit; infinity where the sample cannot bound it
/// @param level the stated coverage, in (0, 1), such as 0.95
/// @param method the method by its standard name, such as `bootstrap-t` or `wilson`
/// @param standardError the standard error of the estimate in its own unit, or NaN where the method
///   has none
/// @param degreesOfFreedom the degrees of freedom of the reference distribution; infinity for a
///   normal one, NaN where the method has none
public record Interval(
    double estimate,
    double lower,
    double upper,
    double level,
    String method,
    double standardError,
    double degreesOfFreedom) {

  /// @throws IllegalArgumentException if a limit is NaN, the limits are reversed, the estimate is
  ///   not finite or the level is not in (0, 1)
  public Interval {
    if (!Double.isFinite(estimate)) {
      throw new IllegalArgumentException("estimate must be finite: " + estimate);
    }
    boolean ordered = lower <= upper && lower < Double.POSITIVE_INFINITY;
    if (!ordered || upper == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("limits must be ordered: " + lower + ", " + upper);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must lie between 0 and 1: " + level);
    }
  }

  /// An interval whose method has neither standard error nor degrees of freedom.
  public static Interval of(
      double estimate, double lower, double upper, double level, String method) {
    return new Interval(estimate, lower, upper, level, method, Double.NaN, Double.NaN);
  }

  /// The distance between the limits.
  public double width() {
    return upper - lower;
  }

  /// Whether `value` lies within the limits, both included.
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
