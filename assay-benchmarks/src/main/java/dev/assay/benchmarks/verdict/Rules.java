package dev.assay.benchmarks.verdict;

import dev.assay.analysis.change.Change;
import dev.assay.analysis.change.Margins;
import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Series;
import dev.assay.analysis.change.Side;
import dev.assay.analysis.change.SideComparer;
import dev.assay.analysis.change.Source;
import dev.assay.analysis.change.Traits;
import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.Units;
import dev.assay.benchmarks.verdict.SimulatedRepository.Run;
import dev.assay.stats.Columns;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import dev.assay.stats.distribution.StudentT;
import dev.assay.stats.statistic.WeightedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Which metrics of a pull request a rule calls worse: the times by number, then the accuracy.
@FunctionalInterface
interface Rules {
  int ACCURACY = SimulatedRepository.TIMES;

  BitSet worse(List<Run> main, Run head);

  /// Assay: times against the runs of the main branch on the head's processor, the accuracy paired
  /// by item with the latest run, all corrected together.
  static Rules assay(String... texts) {
    Margins margins = Margins.parse(List.of(texts));
    return (main, head) -> {
      SideComparer comparer = new SideComparer(Terms.seeded(1), margins, 0.15, Set.of());
      BitSet worse = new BitSet();
      List<Change> changes =
          comparer.compare(base(main, head), new Side("head", "", of(head))).changes();
      for (int i = 0; i < changes.size(); i++) {
        worse.set(i, changes.get(i).verdict() == Verdict.REGRESSED);
      }
      return worse;
    };
  }

  /// github-action-benchmark: the ratio of this value to that of the latest entry, whatever it was
  /// measured on, against `alert-threshold`.
  static Rules ratio(double threshold) {
    return (main, head) -> {
      Run latest = main.getLast();
      BitSet worse = new BitSet();
      for (int i = 0; i < SimulatedRepository.TIMES; i++) {
        worse.set(i, head.times()[i] / latest.times()[i] > threshold);
      }
      worse.set(ACCURACY, latest.accuracy() / head.accuracy() > threshold);
      return worse;
    };
  }

  /// Bencher's `t_test`: the mean of the last 64 values and `t` with `n - 1` degrees of freedom
  /// times their deviation (with divisor `n`), on one testbed for all hosted runners.
  static Rules student(double boundary) {
    return limits(values -> {
      double mean = Arrays.stream(values).average().orElseThrow();
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      double reach =
          new StudentT(values.length - 1.0).quantile(boundary) * Math.sqrt(squares / values.length);
      return new double[] {mean - reach, mean + reach};
    });
  }

  /// Bencher's `iqr`: the median of the last 64 values and so many interquartile ranges.
  static Rules interquartile(double boundary) {
    return limits(values -> {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double reach = boundary * (quantile(sorted, 0.75) - quantile(sorted, 0.25));
      double median = quantile(sorted, 0.5);
      return new double[] {median - reach, median + reach};
    });
  }

  /// The limits that a value must keep, from earlier values.
  @FunctionalInterface
  interface Limits {
    double[] of(double[] values);
  }

  private static Rules limits(Limits limits) {
    return (main, head) -> {
      List<Run> last = main.subList(Math.max(0, main.size() - 64), main.size());
      BitSet worse = new BitSet();
      for (int i = 0; i < SimulatedRepository.TIMES; i++) {
        int number = i;
        worse.set(i, head.times()[i] > limits.of(values(last, run -> run.times()[number]))[1]);
      }
      worse.set(ACCURACY, head.accuracy() < limits.of(values(last, Run::accuracy))[0]);
      return worse;
    };
  }

  private static double[] values(List<Run> runs, ToDoubleFunction<Run> value) {
    return runs.stream().mapToDouble(value).toArray();
  }

  private static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private static Side base(List<Run> main, Run head) {
    // As the baseline of a gate: up to 30 runs on the same processor.
    List<Run> alike = main.stream().filter(run -> run.slow() == head.slow()).toList();
    List<Run> used = alike.subList(Math.max(0, alike.size() - 30), alike.size());
    List<Measured> measured = new ArrayList<>();
    List<Measured> latest = of(used.isEmpty() ? main.getLast() : used.getLast());
    for (int i = 0; i < SimulatedRepository.TIMES; i++) {
      int number = i;
      measured.add(latest.get(i).amongRuns(values(used, run -> run.times()[number])));
    }
    measured.add(of(main.getLast()).get(ACCURACY));
    return new Side("base", "", measured);
  }

  private static List<Measured> of(Run run) {
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < SimulatedRepository.TIMES; i++) {
      measured.add(
          measured(
              traits("time" + i, MetricInfo.Kind.TIME, Direction.LOWER),
              run,
              run.times()[i],
              Optional.empty()));
    }
    int[] items = IntStream.range(0, run.right().length).toArray();
    measured.add(
        measured(
            traits("accuracy", MetricInfo.Kind.QUALITY, Direction.HIGHER),
            run,
            run.accuracy(),
            Optional.of(
                new Derivation.Derived(
                    Columns.of("right", run.right()),
                    new WeightedMean("right"),
                    new Units("items", items, new int[0], true)))));
    return measured;
  }

  private static Traits traits(String metric, MetricInfo.Kind kind, Direction direction) {
    return new Traits(metric, "", Optional.of(kind), Optional.of(direction), Margin.NONE, true);
  }

  private static Measured measured(
      Traits traits, Run run, double value, Optional<Derivation.Derived> samples) {
    return new Measured(
        new Series("model", "data", traits.title()),
        traits,
        new Source(
            "run", "", "data", new LinkedHashMap<>(Map.of("processor", run.slow() ? "B" : "A"))),
        OptionalDouble.of(value),
        Measured.Spread.UNKNOWN,
        samples,
        new double[0],
        "");
  }
}
