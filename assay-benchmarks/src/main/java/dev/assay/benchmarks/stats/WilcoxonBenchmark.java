package dev.assay.benchmarks.stats;

import dev.assay.stats.hypothesis.WilcoxonSignedRank;
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

/// The exact Wilcoxon signed-rank test of 1,000 differences, by the null distribution of their
/// ranks.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WilcoxonBenchmark {
  private static final int DIFFERENCES = 1000;

  /// Whether the differences are rounded, so that many tie.
  @Param({"false", "true"})
  public boolean ties;

  private double[] differences = new double[0];

  /// Draws the differences.
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    differences = new double[DIFFERENCES];
    for (int i = 0; i < DIFFERENCES; i++) {
      double drawn = random.nextGaussian() + 0.05;
      differences[i] = ties ? Math.rint(drawn * 10) / 10 : drawn;
    }
  }

  /// The p-value.
  @Benchmark
  public double pValue() {
    return WilcoxonSignedRank.of(differences, WilcoxonSignedRank.Options.DEFAULT).pValue();
  }
}
