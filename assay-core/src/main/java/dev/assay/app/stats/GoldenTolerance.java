package dev.assay.app.stats;

/// How far an output may be off: `abs(got - want) <= max(absolute, relative * abs(want))`.
///
/// @param relative the share of the wanted value
/// @param absolute the distance in the unit of the value
record GoldenTolerance(double relative, double absolute) {

  /// Whether `got` is close enough; non-finite values must be the same.
  boolean accepts(double got, double want) {
    if (!Double.isFinite(want) || !Double.isFinite(got)) {
      return Double.compare(got, want) == 0;
    }
    return Math.abs(got - want) <= Math.max(absolute, relative * Math.abs(want));
  }
}
