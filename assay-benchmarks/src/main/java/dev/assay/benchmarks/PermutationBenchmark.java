package dev.assay.benchmarks;

import dev.assay.stats.Alternative;
import dev.assay.stats.resample.Permutation;
import dev.assay.stats.resample.Resampling;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// 100,000 permutations of 10,000 values on all cores.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class PermutationBenchmark {
  private static final int ROWS = 10_000;

  private final Resampling resampling = Resampling.seeded(1).withReplicates(100_000);
  private final double[] values = Data.predictions(ROWS).doubles("x");

  /// Random signs of 10,000 paired differences.
  @Benchmark
  public Object signFlip() {
    return Permutation.signFlip(values, Alternative.TWO_SIDED, resampling);
  }

  /// Random labels of two samples of 5,000 values.
  @Benchmark
  public Object independent() {
    double[] x = Arrays.copyOf(values, ROWS / 2);
    double[] y = Arrays.copyOfRange(values, ROWS / 2, ROWS);
    return Permutation.independent(x, y, resampling);
  }
}
