package dev.assay.engine.load;

import java.util.SplittableRandom;

/// The arrivals of an open loop: absolute times from the start of a run, from their own seed, all
/// of them known before the first question is sent.
final class Schedule {
  private static final double SECOND = 1e9;

  private final long[] nanos;

  private Schedule(long[] nanos) {
    this.nanos = nanos;
  }

  /// The schedule of `count` arrivals. Equal seeds give equal schedules.
  static Schedule of(Arrival.Open arrival, int count, long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    long[] nanos = new long[count];
    double at = 0;
    for (int i = 0; i < count; i++) {
      at += gap(arrival, chance) / rateAt(arrival, at);
      nanos[i] = Math.round(at * SECOND);
    }
    return new Schedule(nanos);
  }

  /// When an arrival is due, in nanoseconds from the start.
  long nanos(int arrival) {
    return nanos[arrival];
  }

  private static double rateAt(Arrival.Open arrival, double seconds) {
    double ramp = arrival.ramp().toNanos() / SECOND;
    if (seconds >= ramp) {
      return arrival.rate();
    }
    return arrival.fromRate() + (arrival.rate() - arrival.fromRate()) * seconds / ramp;
  }

  /// A gap whose mean is 1.
  private static double gap(Arrival.Open arrival, SplittableRandom chance) {
    return switch (arrival.pattern()) {
      case CONSTANT -> 1;
      case POISSON -> exponential(chance);
      case GAMMA -> gamma(arrival.burstiness(), chance) / arrival.burstiness();
    };
  }

  private static double exponential(SplittableRandom chance) {
    return -Math.log(1 - chance.nextDouble());
  }

  // Marsaglia and Tsang (2000); a shape below 1 is drawn from the next higher one.
  private static double gamma(double shape, SplittableRandom chance) {
    if (shape < 1) {
      return gamma(shape + 1, chance) * Math.pow(1 - chance.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = chance.nextGaussian();
      double v = Math.pow(1 + c * x, 3);
      if (v > 0 && Math.log(1 - chance.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
