package dev.assay.stats;

/// Which deviations from the hypothesis a test looks for.
public enum Alternative {
  /// The first sample, or `x - y`, is larger or smaller.
  TWO_SIDED,
  /// The first sample, or `x - y`, is larger.
  GREATER,
  /// The first sample, or `x - y`, is smaller.
  LESS;

  /// The p-value of the two tails of a statistic: the one asked for, or twice the smaller one, at
  /// most 1.
  ///
  /// @param lowerTail the chance of a statistic at most as large, in [0, 1]
  /// @param upperTail the chance of one at least as large, in [0, 1]
  /// @throws RefusedException NAN_INPUT for a tail that is NaN or infinite
  public double pValue(double lowerTail, double upperTail) {
    Arguments.finite("lowerTail", lowerTail);
    Arguments.finite("upperTail", upperTail);
    return switch (this) {
      case TWO_SIDED -> Math.min(1, 2 * Math.min(lowerTail, upperTail));
      case GREATER -> upperTail;
      case LESS -> lowerTail;
    };
  }
}
