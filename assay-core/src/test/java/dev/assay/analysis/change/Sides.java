package dev.assay.analysis.change;

import dev.assay.api.metric.Derivation;
import dev.assay.api.metric.Margin;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.decision.Direction;
import dev.assay.stats.statistic.WeightedMean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// Sides of a comparison for tests.
public final class Sides {
  public static final Traits ACCURACY =
      new Traits(
          "Accuracy",
          "",
          Optional.of(MetricInfo.Kind.QUALITY),
          Optional.of(Direction.HIGHER),
          Margin.NONE,
          true);
  public static final Traits LATENCY =
      new Traits(
          "Latency",
          "ms",
          Optional.of(MetricInfo.Kind.TIME),
          Optional.of(Direction.LOWER),
          Margin.NONE,
          true);

  private Sides() {}

  public static Side side(String name, Measured... measured) {
    return new Side(name, "run " + name, List.of(measured));
  }

  public static Source source(String run, String dataset, String processor) {
    SequencedMap<String, String> machine = new LinkedHashMap<>();
    if (!processor.isEmpty()) {
      machine.put("processor", processor);
    }
    return new Source(run, "c" + run, dataset, machine);
  }

  /// Accuracy over items, of which the first so many are right.
  public static Measured accuracy(Source source, int right, int items) {
    double[] scores = new double[items];
    Arrays.fill(scores, 0, right, 1);
    return items(ACCURACY, "accuracy", source, scores);
  }

  static Measured items(Traits traits, String metric, Source source, double[] scores) {
    double mean = Arrays.stream(scores).average().orElseThrow();
    Derivation.Derived samples =
        new Derivation.Derived(
            Columns.of("score", scores),
            new WeightedMean("score"),
            new Units("items", IntStream.range(0, scores.length).toArray(), new int[0], true));
    return new Measured(
        new Series("model", "data", metric),
        traits,
        source,
        OptionalDouble.of(mean),
        new Measured.Spread(
            Math.sqrt(mean * (1 - mean) / scores.length), Double.NaN, scores.length, "items"),
        Optional.of(samples),
        new double[0],
        "");
  }

  static Measured latency(Source source, double value, double... runs) {
    return new Measured(
        new Series("model", "data", "latency_p95"),
        LATENCY,
        source,
        OptionalDouble.of(value),
        new Measured.Spread(value / 100, 4, 5, "processes"),
        Optional.empty(),
        runs,
        "");
  }

  public static Measured with(Measured it, Traits traits, Optional<Derivation.Derived> samples) {
    return new Measured(
        it.series(), traits, it.source(), it.value(), it.spread(), samples, it.runs(), it.note());
  }
}
