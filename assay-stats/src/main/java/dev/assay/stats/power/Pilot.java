package dev.assay.stats.power;

import dev.assay.stats.Arguments;
import dev.assay.stats.RandomStream;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.descriptive.Moments;
import dev.assay.stats.descriptive.QuantileType;
import dev.assay.stats.descriptive.Quantiles;
import dev.assay.stats.distribution.Normal;
import java.util.Arrays;

/// Pilot data, from which data sets of any size and effect are drawn with replacement.
///
/// The shape of the data is so the pilot's, for better or worse: below about 30 observations its
/// tails are a guess. Where the effect is a factor, 0 takes the pilot's own effect away and 1
/// leaves it as it is. Every pilot refuses with EMPTY_INPUT, NAN_INPUT and TOO_FEW_OBSERVATIONS
/// below two observations or, where it takes several samples, below two of them; the arrays are not
/// changed. Reference: Davison and Hinkley (1997), Bootstrap methods and their application, ch. 4.
public final class Pilot {
  private final Draw draw;
  private final double unit;
  private final double own;
  private final double most;

  private Pilot(Draw draw, double unit, double own, double most) {
    this.draw = draw;
    this.unit = unit;
    this.own = own;
    this.most = most;
  }

  private static Pilot unbounded(Draw draw, double unit, double own) {
    return new Pilot(draw, unit, own, Double.POSITIVE_INFINITY);
  }

  /// Draws one data set.
  @FunctionalInterface
  interface Draw {
    double[][] data(int n, double effect, RandomStream random);
  }

  /// One sample, or the differences of paired columns; the effect is the mean of a data set's
  /// distribution, in the unit of the data. A data set is one row of n values.
  ///
  /// @throws RefusedException also DEGENERATE for constant values
  public static Pilot differences(double[] differences) {
    double mean = mean("differences", differences);
    double unit = spread("differences", differences);
    return unbounded(
        (n, effect, random) -> new double[][] {drawn(differences, n, 1, effect - mean, random)},
        unit,
        mean);
  }

  /// Two independent samples; the effect is the difference of their means, first minus second, in
  /// the unit of the data. A data set is two rows of n values.
  ///
  /// @throws RefusedException also DEGENERATE if a sample is constant
  public static Pilot samples(double[] first, double[] second) {
    double x = mean("first", first);
    double y = mean("second", second);
    double unit = Math.hypot(spread("first", first), spread("second", second));
    return unbounded(
        (n, effect, random) ->
            new double[][] {
              drawn(first, n, 1, effect - x, random), drawn(second, n, 1, -y, random)
            },
        unit,
        x - y);
  }

  /// Several independent samples; the effect is a factor of the distances of their means. A data
  /// set is a row of n values for each.
  public static Pilot groups(double[][] samples) {
    double[] shifts = shifts("samples", samples);
    return unbounded(
        (n, effect, random) -> {
          double[][] data = new double[samples.length][];
          for (int g = 0; g < data.length; g++) {
            data[g] = drawn(samples[g], n, 1, (effect - 1) * shifts[g], random);
          }
          return data;
        },
        1,
        1);
  }

  /// Several independent samples; the effect is the power to which the ratios of their standard
  /// deviations are raised, 0 for equal ones. A data set is a row of n values for each.
  ///
  /// @throws RefusedException also DEGENERATE if a sample is constant
  public static Pilot scales(double[][] samples) {
    Arguments.atLeast("samples", 2, samples.length);
    double[] means = new double[samples.length];
    double[] logs = new double[samples.length];
    double centre = 0;
    for (int g = 0; g < samples.length; g++) {
      means[g] = mean("samples[" + g + "]", samples[g]);
      logs[g] = Math.log(spread("samples[" + g + "]", samples[g]));
      centre += logs[g] / samples.length;
    }
    double common = centre;
    return unbounded(
        (n, effect, random) -> {
          double[][] data = new double[samples.length][];
          for (int g = 0; g < data.length; g++) {
            double scale = Math.exp((effect - 1) * (logs[g] - common));
            data[g] = drawn(samples[g], n, scale, (1 - scale) * means[g], random);
          }
          return data;
        },
        1,
        1);
  }

  /// Several columns on the same items; the effect is a factor of the distances of their means. A
  /// data set is a row for each of n items, which are drawn whole.
  ///
  /// @throws RefusedException also LENGTH_MISMATCH
  public static Pilot rows(double[][] columns) {
    double[] shifts = shifts("columns", columns);
    requireEqualLengths(columns);
    return unbounded(
        (n, effect, random) -> {
          double[][] data = new double[n][columns.length];
          for (double[] row : data) {
            int item = random.nextInt(columns[0].length);
            for (int k = 0; k < row.length; k++) {
              row[k] = columns[k][item] + (effect - 1) * shifts[k];
            }
          }
          return data;
        },
        1,
        1);
  }

  /// Several independent samples of 0/1 scores; the effect is a factor of the distances of their
  /// rates. A data set is a row of n scores for each.
  ///
  /// @throws RefusedException also INVALID_ARGUMENT for a value other than 0 and 1, and when a draw
  ///   is asked for an effect that makes a rate leave [0, 1]
  public static Pilot rates(double[][] samples) {
    double[] shifts = shifts("samples", samples);
    double[] rates = new double[samples.length];
    double most = Double.POSITIVE_INFINITY;
    for (int g = 0; g < samples.length; g++) {
      requireScores("samples", samples[g]);
      rates[g] = mean("samples", samples[g]);
      double room = shifts[g] > 0 ? 1 - rates[g] + shifts[g] : rates[g] - shifts[g];
      most = shifts[g] == 0 ? most : Math.min(most, room / Math.abs(shifts[g]));
    }
    double largest = most * (1 - 1e-12);
    return new Pilot(
        (n, effect, random) -> {
          double[][] data = new double[samples.length][n];
          for (int g = 0; g < data.length; g++) {
            double rate = rates[g] + (effect - 1) * shifts[g];
            Arguments.require(
                rate >= 0 && rate <= 1, "effect must leave each rate between 0 and 1", effect);
            for (int i = 0; i < n; i++) {
              data[g][i] = random.nextDouble() < rate ? 1 : 0;
            }
          }
          return data;
        },
        1,
        1,
        largest);
  }

  /// Several columns of 0/1 scores on the same items; the effect, from 0 to 1, is the share of
  /// items whose scores stay where they are, while those of the others are shuffled among the
  /// columns; so it is a factor of the distances of the rates. A data set is a row for each of n
  /// items.
  ///
  /// @throws RefusedException also LENGTH_MISMATCH, INVALID_ARGUMENT for a value other than 0 and
  ///   1, and when a draw is asked for an effect outside of [0, 1]
  public static Pilot scores(double[][] columns) {
    shifts("columns", columns);
    requireEqualLengths(columns);
    for (double[] column : columns) {
      requireScores("columns", column);
    }
    return new Pilot(
        (n, effect, random) -> {
          Arguments.require(
              effect >= 0 && effect <= 1,
              "effect on 0/1 scores must lie between 0 and 1, the pilot's own",
              effect);
          double[][] data = new double[n][columns.length];
          for (double[] row : data) {
            int item = random.nextInt(columns[0].length);
            boolean kept = random.nextDouble() < effect;
            for (int k = 0; k < row.length; k++) {
              int place = kept ? k : random.nextInt(k + 1);
              row[k] = row[place];
              row[place] = columns[k][item];
            }
          }
          return data;
        },
        1,
        1,
        1);
  }

  /// One sample against the normal distribution of its mean and standard deviation; the effect is a
  /// factor of the distance between their quantile functions, 0 for a normal sample. A data set is
  /// one row of n values, drawn from the pilot's quantile function (type 7), for draws of its
  /// values themselves would be tied, which no test of normality takes for normal.
  ///
  /// @throws RefusedException also DEGENERATE for constant values
  public static Pilot shape(double[] values) {
    double mean = mean("values", values);
    double spread = spread("values", values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return unbounded(
        (n, effect, random) -> {
          double[] drawn = new double[n];
          for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            double normal = mean + spread * Normal.STANDARD.quantile(u);
            double pilot = Quantiles.ofSorted(u, sorted, QuantileType.TYPE_7);
            drawn[i] = normal + effect * (pilot - normal);
          }
          return new double[][] {drawn};
        },
        1,
        1);
  }

  /// The size of a typical effect, from which searches start.
  double unit() {
    return unit;
  }

  /// The effect with which data sets look like the pilot.
  public double ownEffect() {
    return own;
  }

  /// The largest effect that data sets can have.
  double most() {
    return most;
  }

  /// A data set of size n with that effect.
  double[][] data(int n, double effect, RandomStream random) {
    return draw.data(n, effect, random);
  }

  // How far the mean of each sample lies from the mean of these means.
  private static double[] shifts(String name, double[][] samples) {
    Arguments.atLeast(name, 2, samples.length);
    double[] shifts = new double[samples.length];
    double centre = 0;
    for (int g = 0; g < samples.length; g++) {
      shifts[g] = mean(name + "[" + g + "]", samples[g]);
      centre += shifts[g] / samples.length;
    }
    for (int g = 0; g < samples.length; g++) {
      shifts[g] -= centre;
    }
    return shifts;
  }

  private static void requireEqualLengths(double[][] columns) {
    for (double[] column : columns) {
      Arguments.sameLength("columns[0]", columns[0].length, "each column", column.length);
    }
  }

  private static void requireScores(String name, double[] values) {
    for (double value : values) {
      Arguments.require(value == 0 || value == 1, name + " must hold scores of 0 and 1", value);
    }
  }

  private static double[] drawn(
      double[] pilot, int n, double scale, double shift, RandomStream random) {
    double[] drawn = new double[n];
    for (int i = 0; i < n; i++) {
      drawn[i] = scale * pilot[random.nextInt(pilot.length)] + shift;
    }
    return drawn;
  }

  private static double mean(String name, double[] pilot) {
    return Moments.of(name, pilot).mean();
  }

  private static double spread(String name, double[] pilot) {
    Moments moments = Moments.of(name, pilot);
    if (moments.constant()) {
      throw new RefusedException(Refusal.DEGENERATE, name + " must not all be equal");
    }
    return moments.standardDeviation();
  }
}
