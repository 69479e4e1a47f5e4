package dev.assay.benchmarks;

import dev.assay.stats.RandomStream;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.trend.MannKendall;
import java.util.Locale;

/// Prints how often the test of a trend at a level of 5 % finds one where there is none, and where
/// there is one: in series of 20, 50 and 200 values of which each resembles the one before.
///
/// The trend that is to be found takes the series from its begin to its end by 1.5 standard
/// deviations of its values. Arguments: SERIES (default: 4000, the number of series of each kind).
public final class TrendErrors {
  private static final double LEVEL = 0.05;
  private static final double RISE = 1.5;

  private TrendErrors() {}

  /// Prints a line for each kind of series.
  public static void main(String[] arguments) {
    int series = arguments.length == 0 ? 4000 : Integer.parseInt(arguments[0]);
    System.out.println(
        "values, correlation: found where there is none by the plain test, by this one; where there"
            + " is one");
    long stream = 0;
    for (int values : new int[] {20, 50, 200}) {
      for (double correlation : new double[] {0, 0.3, 0.5, 0.7, 0.9}) {
        System.out.println(line(new RandomStream(17, stream++), series, values, correlation));
      }
    }
  }

  private static String line(RandomStream random, int series, int values, double correlation) {
    int plain = 0;
    int allowed = 0;
    int found = 0;
    for (int i = 0; i < series; i++) {
      double[] level = series(random, values, correlation);
      MannKendall test = MannKendall.of(level);
      plain += pPlain(test) < LEVEL ? 1 : 0;
      allowed += test.pValue() < LEVEL ? 1 : 0;
      double[] rising = level.clone();
      for (int at = 0; at < values; at++) {
        rising[at] += RISE * at / (values - 1);
      }
      found += MannKendall.of(rising).pValue() < LEVEL ? 1 : 0;
    }
    return String.format(
        Locale.ROOT,
        "%3d, %.1f: %4.1f %%, %4.1f %%; %5.1f %%",
        values,
        correlation,
        100.0 * plain / series,
        100.0 * allowed / series,
        100.0 * found / series);
  }

  private static double[] series(RandomStream random, int length, double correlation) {
    double[] values = new double[length];
    values[0] = normal(random);
    for (int i = 1; i < length; i++) {
      values[i] =
          correlation * values[i - 1] + Math.sqrt(1 - correlation * correlation) * normal(random);
    }
    return values;
  }

  private static double normal(RandomStream random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /// The p-value without allowance for autocorrelation.
  private static double pPlain(MannKendall test) {
    double z = test.z() * Math.sqrt(test.factor());
    return 2 * Normal.STANDARD.sf(Math.abs(z));
  }
}
