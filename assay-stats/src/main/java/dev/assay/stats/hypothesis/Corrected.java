package dev.assay.stats.hypothesis;

import dev.assay.stats.Alternative;

/// The continuity correction of a rank statistic.
final class Corrected {
  private Corrected() {}

  /// The standardised distance from the mean, moved by `slack` towards it: in the direction of the
  /// alternative, or of the distance where two-sided.
  static double z(double distance, double slack, double variance, Alternative alternative) {
    double shift =
        switch (alternative) {
          case TWO_SIDED -> Math.signum(distance) * slack;
          case GREATER -> slack;
          case LESS -> -slack;
        };
    return (distance - shift) / Math.sqrt(variance);
  }
}
