package dev.assay.stats.distribution;

import dev.assay.stats.Arguments;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// The checks of arguments that the distributions share.
final class Probabilities {
  private Probabilities() {}

  static double number(String name, double x) {
    if (Double.isNaN(x)) {
      throw new RefusedException(Refusal.NAN_INPUT, name + " must be a number: NaN");
    }
    return x;
  }

  static double unit(String name, double p) {
    Arguments.require(p >= 0 && p <= 1, name + " must lie between 0 and 1", p);
    return p;
  }

  /// Refuses what is not positive; infinity is allowed.
  static void positive(String name, double value) {
    Arguments.require(value > 0, name + " must be positive", value);
  }
}
