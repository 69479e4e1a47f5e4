package dev.assay.benchmarks;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.resample.Bootstrap;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.resample.Resampling;
import dev.assay.stats.statistic.Averaging;
import dev.assay.stats.statistic.Classification;
import dev.assay.stats.statistic.RocAuc;
import dev.assay.stats.statistic.WeightedMean;
import dev.assay.stats.statistic.WeightedQuantile;
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

/// 10,000 bootstrap replicates of 10,000 rows on all cores, for each of four statistics;
/// `tools/bench/bootstrap.py` runs it beside SciPy.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 9)
@Fork(1)
public class BootstrapBenchmark {
  @Param({"mean", "p95", "f1", "auc"})
  private String statistic = "mean";

  private Columns columns = Data.predictions(1);
  private Statistic bootstrapped = new WeightedMean("x");
  private final Resampling resampling = Resampling.seeded(1).withReplicates(10_000);

  /// Makes the rows.
  @Setup
  public void prepare() {
    columns = Data.predictions(10_000);
    bootstrapped =
        switch (statistic) {
          case "mean" -> new WeightedMean("x");
          case "p95" -> new WeightedQuantile("x", 0.95);
          case "f1" -> new Classification("target", "predicted").f1(new Averaging.Binary(1));
          case "auc" -> RocAuc.of("target", "x");
          default -> throw new IllegalStateException(statistic);
        };
  }

  /// The replicates and their percentile interval.
  @Benchmark
  public Object percentile() {
    return bootstrap().interval(Bootstrap.Method.PERCENTILE, 0.95);
  }

  /// The default interval, which also computes the standard error of every replicate.
  @Benchmark
  public Object studentized() {
    return bootstrap().interval(Bootstrap.Method.STUDENTIZED, 0.95);
  }

  private Bootstrap bootstrap() {
    return new Bootstrap(
        Quantity.of(bootstrapped, columns), Design.rows(columns.rows()), resampling);
  }
}
