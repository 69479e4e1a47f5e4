package dev.assay.benchmarks;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.resample.Bootstrap;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.resample.Resampling;
import dev.assay.stats.statistic.RocAuc;
import dev.assay.stats.statistic.WeightedMean;
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

/// The BCa interval of 100,000 rows with 9,999 replicates on all cores.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class AccelerationBenchmark {
  @Param({"mean", "auc"})
  private String statistic = "mean";

  private Columns columns = Data.predictions(1);

  /// Makes the rows.
  @Setup
  public void prepare() {
    columns = Data.predictions(100_000);
  }

  /// The interval.
  @Benchmark
  public Object bca() {
    Statistic asked = statistic.equals("mean") ? new WeightedMean("x") : RocAuc.of("target", "x");
    return new Bootstrap(
            Quantity.of(asked, columns), Design.rows(columns.rows()), Resampling.seeded(1))
        .interval(Bootstrap.Method.BCA, 0.95);
  }
}
