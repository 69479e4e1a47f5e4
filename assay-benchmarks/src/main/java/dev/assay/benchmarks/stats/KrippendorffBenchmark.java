package dev.assay.benchmarks.stats;

import dev.assay.stats.agreement.KrippendorffAlpha;
import dev.assay.stats.agreement.Ratings;
import dev.assay.stats.agreement.Scale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Krippendorff's alpha of a million ratings, four raters by 250,000 units, from raw ratings to
/// alpha.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class KrippendorffBenchmark {
  private static final int RATERS = 4;
  private static final int UNITS = 250_000;

  /// The scale.
  @Param({"NOMINAL", "ORDINAL", "INTERVAL", "RATIO"})
  public Scale scale = Scale.NOMINAL;

  /// How many different values there are.
  @Param({"5", "100"})
  public int values;

  private double[][] ratings = new double[0][0];

  /// Draws the ratings, of which one in ten is missing.
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    ratings = new double[RATERS][UNITS];
    for (int unit = 0; unit < UNITS; unit++) {
      int truth = 1 + random.nextInt(values);
      for (double[] rater : ratings) {
        int said = random.nextInt(3) == 0 ? 1 + random.nextInt(values) : truth;
        rater[unit] = random.nextInt(10) == 0 ? Double.NaN : said;
      }
    }
  }

  /// Alpha.
  @Benchmark
  public double alpha() {
    return KrippendorffAlpha.of(Ratings.of(ratings), scale);
  }
}
