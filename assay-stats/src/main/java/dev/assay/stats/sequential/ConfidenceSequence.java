package dev.assay.stats.sequential;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// The lower and upper limits after each observation of a stream.
///
/// @param lower the lower limits, in order of time
/// @param upper the upper limits, in order of time
public record ConfidenceSequence(double[] lower, double[] upper) {

  /// @throws RefusedException LENGTH_MISMATCH, NAN_INPUT for a limit that is NaN
  public ConfidenceSequence {
    Arguments.sameLength("lower", lower.length, "upper", upper.length);
    for (int i = 0; i < lower.length; i++) {
      if (Double.isNaN(lower[i]) || Double.isNaN(upper[i])) {
        throw new RefusedException(Refusal.NAN_INPUT, "the limits at time " + i + " are NaN");
      }
    }
  }

  /// The limits of `mean` while it takes the observations.
  static ConfidenceSequence of(SequentialMean mean, double[] x) {
    Arguments.finite("x", x);
    double[] lower = new double[x.length];
    double[] upper = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      mean.add(x[i]);
      Interval interval = mean.interval();
      lower[i] = interval.lower();
      upper[i] = interval.upper();
    }
    return new ConfidenceSequence(lower, upper);
  }

  /// The intersection of all limits up to each time. It is never wider, and covers with the same
  /// level; where the stream has drifted, a lower limit may come to lie above the upper one.
  public ConfidenceSequence running() {
    double[] low = lower.clone();
    double[] high = upper.clone();
    for (int i = 1; i < low.length; i++) {
      low[i] = Math.max(low[i], low[i - 1]);
      high[i] = Math.min(high[i], high[i - 1]);
    }
    return new ConfidenceSequence(low, high);
  }
}
