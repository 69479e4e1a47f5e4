package dev.assay.app.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// What makes a measurement worth a second look.
final class Sanity {
  private static final long FEWEST = 3;
  private static final double WIDEST = 0.5;
  private static final Duration SKEW = Duration.ofDays(1);

  private Sanity() {}

  /// The warnings in words; none where all is well.
  ///
  /// @param n the number of units behind the value; 0: not known
  static List<String> of(
      Instant date, Instant now, long n, OptionalDouble value, double lo, double hi) {
    List<String> warnings = new ArrayList<>();
    if (n > 0 && n < FEWEST) {
      warnings.add("fewer than 3 samples");
    }
    if (value.isEmpty()) {
      warnings.add("no value");
    } else if (hi - lo > WIDEST * Math.abs(value.getAsDouble())) {
      warnings.add("interval wider than half of the value");
    }
    if (date.isAfter(now.plus(SKEW))) {
      warnings.add("dated in the future");
    }
    return warnings;
  }
}
