package dev.assay.benchmarks;

import dev.assay.stats.Columns;
import dev.assay.stats.Statistic;
import dev.assay.stats.decision.Decisions;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.decision.Summary;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.statistic.AveragePrecision;
import dev.assay.stats.statistic.Averaging;
import dev.assay.stats.statistic.Classification;
import dev.assay.stats.statistic.Probabilities;
import dev.assay.stats.statistic.RocAuc;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Every classification metric with its interval over 5 million rows, in a heap of 1 GiB.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class ScoringBenchmark {
  private final Columns columns = Data.predictions(5_000_000);

  /// The values with their intervals.
  @Benchmark
  public List<Summary> score() {
    Terms terms = Terms.seeded(1);
    return statistics().map(each -> Decisions.summarize(Sample.of(each, columns), terms)).toList();
  }

  private static Stream<Statistic> statistics() {
    Classification decisions = new Classification("target", "predicted");
    Probabilities probabilities = Probabilities.binary("target", "p");
    Stream<Statistic> averaged =
        Stream.of(
                new Averaging.Binary(1),
                new Averaging.Macro(),
                new Averaging.Micro(),
                new Averaging.Weighted())
            .flatMap(averaging ->
                Stream.of(
                    decisions.precision(averaging),
                    decisions.recall(averaging),
                    decisions.f1(averaging)));
    Stream<Statistic> others =
        Stream.of(
            decisions.accuracy(),
            decisions.balancedAccuracy(),
            decisions.matthewsCorrelation(),
            RocAuc.of("target", "p"),
            AveragePrecision.of("target", "p"),
            probabilities.logLoss(),
            probabilities.brierScore(),
            probabilities.calibrationError(Probabilities.Binning.EQUAL_WIDTH, 15),
            probabilities.calibrationError(Probabilities.Binning.EQUAL_MASS, 15));
    return Stream.concat(averaged, others);
  }
}
