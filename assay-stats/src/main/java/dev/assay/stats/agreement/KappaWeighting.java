package dev.assay.stats.agreement;

/// How much of an agreement two different categories are, from 1 on the diagonal down to 0.
public enum KappaWeighting {
  /// None: `1` if equal, else `0`.
  NONE,
  /// `1 - |i - j| / (k - 1)`.
  LINEAR,
  /// `1 - (i - j)^2 / (k - 1)^2`.
  QUADRATIC;

  double agreement(int first, int second, int categories) {
    if (first == second) {
      return 1;
    }
    double step = Math.abs(first - second) / (categories - 1.0);
    return switch (this) {
      case NONE -> 0;
      case LINEAR -> 1 - step;
      case QUADRATIC -> 1 - step * step;
    };
  }
}
