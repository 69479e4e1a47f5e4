package dev.assay.engine.load;

import java.time.Duration;

/// When questions are asked.
public sealed interface Arrival {

  /// The next one as soon as there is room: a slow server is asked less, which hides its slowness.
  record Closed() implements Arrival {}

  /// By a schedule that is made before the run, whatever the server does.
  ///
  /// @param pattern how the arrivals are spread
  /// @param rate arrivals in a second
  /// @param fromRate the rate at the beginning, from which it rises or falls in a straight line
  /// @param ramp how long it takes to reach `rate`; zero: it begins with it
  /// @param burstiness for gamma: 1 is Poisson, less is burstier, more is more regular
  record Open(Pattern pattern, double rate, double fromRate, Duration ramp, double burstiness)
      implements Arrival {

    /// @throws IllegalArgumentException if a number is out of its range
    public Open {
      if (!(rate > 0 && fromRate > 0 && burstiness > 0) || ramp.isNegative()) {
        throw new IllegalArgumentException(
            "rates and burstiness must be positive: " + rate + ", " + fromRate + ", " + burstiness);
      }
    }
  }

  /// How arrivals are spread.
  enum Pattern {
    /// Evenly.
    CONSTANT,
    /// As many independent people would ask: gaps are exponential.
    POISSON,
    /// Gaps follow a gamma distribution.
    GAMMA
  }
}
