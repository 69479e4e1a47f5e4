package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.RandomStream;
import dev.assay.stats.RefusedException;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/// The power of any test by simulation from pilot data, for tests without a formula.
///
/// Power is the share of data sets drawn from the pilot whose p-value is at most `alpha`.
/// Simulation `r` uses the random stream `r` of the seed whatever `n` and the effect are, so that
/// powers are comparable and the search for a sample size or an effect is stable.
///
/// A data set to which the test has no answer (all values equal, say) counts as not detected; a
/// test that does not fit the data (an exact one that takes no ties, say) is refused, for resampled
/// data are always tied. Reference: Davison and Hinkley (1997), ch. 4.
public final class SimulatedPower {
  private static final int MOST = 1_000_000;

  private final Pilot pilot;
  private final ToDoubleFunction<double[][]> test;
  private final double alpha;
  private final Simulation simulation;

  /// The power of a test of data sets as the pilot draws them.
  ///
  /// @param test the p-value of a data set
  /// @param alpha the error rate of the test, in (0, 1)
  /// @throws RefusedException INVALID_ARGUMENT for alpha
  public SimulatedPower(
      Pilot pilot, ToDoubleFunction<double[][]> test, double alpha, Simulation simulation) {
    Arguments.insideUnit("alpha", alpha);
    this.pilot = pilot;
    this.test = test;
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
      return test.applyAsDouble(pilot.data(n, effect, random)) <= alpha;
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
    double high = Math.min(pilot.unit() / Math.sqrt(n), pilot.most());
    for (int doublings = 0; !enough.test(high); doublings++) {
      Arguments.require(
          doublings < 40 && high < pilot.most(), "n is too small to detect any effect", n);
      high = Math.min(2 * high, pilot.most());
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
}
