package dev.assay.stats.sequential;

import dev.assay.stats.Arguments;

/// The predictable bet sizes of Waudby-Smith and Ramdas, for observations scaled to [0, 1].
///
/// `lambda_t = sqrt(2 ln(2/alpha) / (t ln(1+t) s²_{t-1}))` with the running mean and variance `s²`
/// shrunk by one pseudo-observation towards 1/2 and 1/4 (2024, J. R. Statist. Soc. B 86, eq. 15).
/// Each bet is known before the observation on which it is placed.
final class Bets {
  private final double low;
  private final double high;
  private final double log;
  private long count;
  private double sum;
  private double squares;

  Bets(double low, double high, double alpha) {
    Arguments.finite("low", low);
    Arguments.finite("high", high);
    Arguments.require(low < high, "low must lie below high = " + high, low);
    this.low = low;
    this.high = high;
    this.log = Math.log(2 / alpha);
  }

  /// The bet on the next observation, positive and not yet truncated.
  double next() {
    double t = count + 1.0;
    return Math.sqrt(2 * log / (t * Math.log1p(t) * (0.25 + squares) / t));
  }

  /// Takes an observation scaled to [0, 1].
  void add(double unit) {
    count++;
    sum += unit;
    double shrunk = (0.5 + sum) / (count + 1);
    squares += (unit - shrunk) * (unit - shrunk);
  }

  /// The observation on the scale from 0 to 1.
  double unit(String name, double x) {
    Arguments.finite(name, x);
    Arguments.require(x >= low && x <= high, name + " must lie in [" + low + ", " + high + "]", x);
    return (x - low) / (high - low);
  }

  /// A scaled value in the observations' unit.
  double original(double unit) {
    return low + unit * (high - low);
  }

  long count() {
    return count;
  }

  double mean() {
    return original(sum / count);
  }
}
