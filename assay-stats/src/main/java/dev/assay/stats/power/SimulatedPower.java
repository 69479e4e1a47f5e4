package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.RandomStream;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/// The power of any test by simulation from pilot data, for tests without a formula.
///
/// A simulated data set draws `n` pilot observations with replacement, from columns that are
/// shifted to the hypothesis, and adds the effect; power is the share of data sets whose p-value is
/// at most `alpha`. The shape of the data is so the pilot's, for better or worse: below about 30
/// pilot observations its tails are a guess. Simulation `r` uses the random stream `r` of the seed
/// whatever `n` and the effect are, so that powers are comparable and the search for a sample size
/// or an effect is stable. (Davison and Hinkley 1997, ch. 4.)
///
/// A data set to which the test has no answer (all values equal, say) counts as not detected; a
/// test that does not fit the data (an exact one that takes no ties, say) is refused, for resampled
/// data are always tied.
public final class SimulatedPower {
  private static final int MOST = 1_000_000;

  private final Draw draw;
  private final double unit;
  private final double alpha;
  private final Simulation simulation;

  private SimulatedPower(Draw draw, double unit, double alpha, Simulation simulation) {
    this.draw = draw;
    this.unit = unit;
    this.alpha = alpha;
    this.simulation = simulation;
  }

  /// How many data sets are simulated, and from which seed.
  ///
  /// @param repetitions the number of data sets, at least 100; 2,000 know a power of 0.8 within
  ///   0.018
  /// @param seed the seed
  public record Simulation(int repetitions, long seed) {
    /// @throws RefusedException INVALID_ARGUMENT below 100 repetitions
    public Simulation {
      Arguments.require(repetitions >= 100, "repetitions must be at least 100", repetitions);
    }
  }

  /// A simulated power.
  ///
  /// @param power the share of simulated data sets that were detected, in [0, 1]
  /// @param standardError its Monte Carlo standard error, `sqrt(p (1-p) / repetitions)`
  public record Simulated(double power, double standardError) {}

  /// The p-value of one simulated data set.
  @FunctionalInterface
  private interface Draw {
    double pValue(int n, double effect, RandomStream random);
  }

  /// The power of a test of paired differences; `n` is the number of pairs, an effect their mean.
  ///
  /// @param differences the pilot's differences, in any unit
  /// @param test the p-value of differences
  /// @param alpha the error rate of the test, in (0, 1)
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, TOO_FEW_OBSERVATIONS below two differences,
  ///   DEGENERATE if they are all equal, INVALID_ARGUMENT for alpha
  public static SimulatedPower paired(
      double[] differences, ToDoubleFunction<double[]> test, double alpha, Simulation simulation) {
    Arguments.insideUnit("alpha", alpha);
    double[] centred = centred("differences", differences);
    Draw draw = (n, effect, random) -> test.applyAsDouble(sample(centred, n, effect, random));
    return new SimulatedPower(draw, spread("differences", differences), alpha, simulation);
  }

  /// The power of a test of two independent samples; `n` is the size of each, an effect the
  /// difference of their means, first minus second.
  ///
  /// @param first the pilot's first sample
  /// @param second the pilot's second sample
  /// @param test the p-value of two samples
  /// @param alpha the error rate of the test, in (0, 1)
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, TOO_FEW_OBSERVATIONS below two observations,
  ///   DEGENERATE if a sample is constant, INVALID_ARGUMENT for alpha
  public static SimulatedPower independent(
      double[] first,
      double[] second,
      ToDoubleBiFunction<double[], double[]> test,
      double alpha,
      Simulation simulation) {
    Arguments.insideUnit("alpha", alpha);
    double[] x = centred("first", first);
    double[] y = centred("second", second);
    Draw draw =
        (n, effect, random) ->
            test.applyAsDouble(sample(x, n, effect, random), sample(y, n, 0, random));
    double unit = Math.hypot(spread("first", first), spread("second", second));
    return new SimulatedPower(draw, unit, alpha, simulation);
  }

  /// The power of a test of several independent samples; `n` is the size of each. An effect is a
  /// factor of the pilot's own: 1 leaves the distances of the samples' means as they are, 0 takes
  /// them away.
  ///
  /// @param samples the pilot's samples, at least two
  /// @param test the p-value of as many samples
  /// @param alpha the error rate of the test, in (0, 1)
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, TOO_FEW_OBSERVATIONS below two samples or two
  ///   observations, INVALID_ARGUMENT for alpha
  public static SimulatedPower groups(
      double[][] samples, ToDoubleFunction<double[][]> test, double alpha, Simulation simulation) {
    Arguments.insideUnit("alpha", alpha);
    double[] shifts = shifts("samples", samples);
    Draw draw =
        (n, effect, random) -> {
          double[][] drawn = new double[samples.length][];
          for (int g = 0; g < samples.length; g++) {
            drawn[g] = sample(samples[g], n, (effect - 1) * shifts[g], random);
          }
          return test.applyAsDouble(drawn);
        };
    return new SimulatedPower(draw, 1, alpha, simulation);
  }

  /// The power of a test of several columns on the same items; `n` is the number of items, whose
  /// rows are drawn whole. An effect is a factor of the pilot's own, as with groups.
  ///
  /// @param columns the pilot's columns, at least two of equal length
  /// @param test the p-value of a matrix with a row for each item
  /// @param alpha the error rate of the test, in (0, 1)
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH, TOO_FEW_OBSERVATIONS below
  ///   two columns or two items, INVALID_ARGUMENT for alpha
  public static SimulatedPower rows(
      double[][] columns, ToDoubleFunction<double[][]> test, double alpha, Simulation simulation) {
    Arguments.insideUnit("alpha", alpha);
    double[] shifts = shifts("columns", columns);
    int items = columns[0].length;
    for (double[] column : columns) {
      Arguments.sameLength("columns[0]", items, "each column", column.length);
    }
    Draw draw =
        (n, effect, random) -> {
          double[][] drawn = new double[n][columns.length];
          for (double[] row : drawn) {
            int item = random.nextInt(items);
            for (int k = 0; k < row.length; k++) {
              row[k] = columns[k][item] + (effect - 1) * shifts[k];
            }
          }
          return test.applyAsDouble(drawn);
        };
    return new SimulatedPower(draw, 1, alpha, simulation);
  }

  // How far the mean of each sample lies from the mean of these means.
  private static double[] shifts(String name, double[][] samples) {
    Arguments.atLeast(name, 2, samples.length);
    double[] shifts = new double[samples.length];
    double centre = 0;
    for (int g = 0; g < samples.length; g++) {
      shifts[g] = Moments.of(name + "[" + g + "]", samples[g]).mean();
      centre += shifts[g] / samples.length;
    }
    for (int g = 0; g < samples.length; g++) {
      shifts[g] -= centre;
    }
    return shifts;
  }

  /// The share of data sets of size `n` with that effect that the test detects.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS below two observations, NAN_INPUT for the effect
  public Simulated power(int n, double effect) {
    Arguments.atLeast("n", 2, Math.max(n, 0));
    Arguments.finite("effect", effect);
    RandomStream random = new RandomStream(simulation.seed(), 0);
    int detected = 0;
    for (int repetition = 0; repetition < simulation.repetitions(); repetition++) {
      random.restart(simulation.seed(), repetition);
      detected += detects(n, effect, random) ? 1 : 0;
    }
    double power = (double) detected / simulation.repetitions();
    return new Simulated(power, Math.sqrt(power * (1 - power) / simulation.repetitions()));
  }

  private boolean detects(int n, double effect, RandomStream random) {
    try {
      return draw.pValue(n, effect, random) <= alpha;
    } catch (RefusedException refused) {
      return switch (refused.reason()) {
        case DEGENERATE, NOT_IDENTIFIED, TOO_FEW_OBSERVATIONS, EMPTY_INPUT -> false;
        case TOO_FEW_CLUSTERS, NAN_INPUT, LENGTH_MISMATCH, INVALID_ARGUMENT, TIES_NOT_SUPPORTED ->
            throw refused;
      };
    }
  }

  /// The smallest sample size that reaches the power by simulation, found by doubling and halving.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for an effect of 0, a power not in (alpha, 1), or
  ///   where not even a million observations suffice
  public int sampleSize(double effect, double power) {
    Arguments.finite("effect", effect);
    Arguments.require(effect != 0, "effect must not be 0", effect);
    requirePower(power);
    int high = 4;
    while (power(high, effect).power() < power) {
      Arguments.require(high < MOST / 2, "effect is too small for a million observations", effect);
      high *= 2;
    }
    int low = high == 4 ? 1 : high / 2;
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (power(middle, effect).power() < power) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The smallest positive effect that samples of size `n` detect with that power by simulation, in
  /// the pilot's unit, within a thousandth of itself.
  ///
  /// @throws RefusedException TOO_FEW_OBSERVATIONS below two observations, INVALID_ARGUMENT for a
  ///   power not in (alpha, 1), or where no effect is detected, as with too few observations for an
  ///   exact test
  public double detectableEffect(int n, double power) {
    requirePower(power);
    DoublePredicate enough = effect -> power(n, effect).power() >= power;
    double high = unit / Math.sqrt(n);
    for (int doublings = 0; !enough.test(high); doublings++) {
      Arguments.require(doublings < 40, "n is too small to detect any effect", n);
      high *= 2;
    }
    double low = 0;
    while (high - low > 1e-3 * high) {
      double middle = (low + high) / 2;
      if (enough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private void requirePower(double power) {
    Arguments.require(power > alpha && power < 1, "power must lie between alpha and 1", power);
  }

  private static double[] sample(double[] pilot, int n, double effect, RandomStream random) {
    double[] drawn = new double[n];
    for (int i = 0; i < n; i++) {
      drawn[i] = pilot[random.nextInt(pilot.length)] + effect;
    }
    return drawn;
  }

  private static double[] centred(String name, double[] pilot) {
    Arguments.finite(name, pilot);
    Arguments.atLeast(name, 2, pilot.length);
    double mean = Moments.of(name, pilot).mean();
    double[] centred = new double[pilot.length];
    for (int i = 0; i < pilot.length; i++) {
      centred[i] = pilot[i] - mean;
    }
    return centred;
  }

  private static double spread(String name, double[] pilot) {
    Moments moments = Moments.of(name, pilot);
    if (moments.constant()) {
      throw new RefusedException(Refusal.DEGENERATE, name + " must not all be equal");
    }
    return moments.standardDeviation();
  }
}
