package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.RandomStream;
import dev.assay.stats.RefusedException;
import java.util.Arrays;
import java.util.function.Function;

/// How narrow any interval is, by simulation from pilot data: for intervals whose width has no
/// formula.
///
/// The half-width is the median of those of the data sets that look like the pilot; it is infinite
/// where half of the data sets do not bound the quantity, or give the method no answer. Simulation
/// `r` uses the random stream `r` of the seed whatever `n` is. Reference: Davison and Hinkley
/// (1997), ch. 4.
public final class SimulatedWidth {
  private static final int MOST = 1_000_000;

  private final Pilot pilot;
  private final Function<double[][], Interval> method;
  private final SimulatedPower.Simulation simulation;

  /// The width of the intervals that a method gives for data sets as the pilot draws them.
  public SimulatedWidth(
      Pilot pilot, Function<double[][], Interval> method, SimulatedPower.Simulation simulation) {
    this.pilot = pilot;
    this.method = method;
    this.simulation = simulation;
  }

  /// The median half-width with data sets of size n, in the unit of the interval.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS below two observations
  public double halfWidth(int n) {
    Arguments.atLeast("n", 2, Math.max(n, 0));
    RandomStream random = new RandomStream(simulation.seed(), 0);
    double[] widths = new double[simulation.repetitions()];
    for (int repetition = 0; repetition < widths.length; repetition++) {
      random.restart(simulation.seed(), repetition);
      widths[repetition] = width(pilot.data(n, pilot.ownEffect(), random)) / 2;
    }
    Arrays.sort(widths);
    return widths[widths.length / 2];
  }

  private double width(double[][] data) {
    try {
      return method.apply(data).width();
    } catch (RefusedException refused) {
      return switch (refused.reason()) {
        case DEGENERATE, NOT_IDENTIFIED, TOO_FEW_OBSERVATIONS, EMPTY_INPUT ->
            Double.POSITIVE_INFINITY;
        case TOO_FEW_CLUSTERS, NAN_INPUT, LENGTH_MISMATCH, INVALID_ARGUMENT, TIES_NOT_SUPPORTED ->
            throw refused;
      };
    }
  }

  /// The smallest sample size with that median half-width, found by doubling and halving.
  ///
  /// @param halfWidth positive, in the unit of the interval
  /// @throws RefusedException INVALID_ARGUMENT, also where not even a million observations suffice
  public int sampleSize(double halfWidth) {
    Arguments.positive("halfWidth", halfWidth);
    int high = 4;
    while (halfWidth(high) > halfWidth) {
      Arguments.require(
          high < MOST / 2, "halfWidth is too small for a million observations", halfWidth);
      high *= 2;
    }
    int low = high == 4 ? 1 : high / 2;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (halfWidth(middle) > halfWidth) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
