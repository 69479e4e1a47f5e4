package dev.assay.report;

import dev.assay.api.metric.MetricInfo;
import dev.assay.api.result.EstimateRecord;
import dev.assay.stats.decision.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How near each model comes to the best one on a dataset, metric by metric: 1 is the best, 0.5 is
/// half as good (twice the time, half the throughput).
///
/// @param axes the metrics, at least 3
/// @param models the models' ids
/// @param ratios the ratio of each model on each axis, in [0, 1]: `ratios[model][axis]`
public record Efficiency(List<MetricUse> axes, List<String> models, double[][] ratios) {
  private static final int MOST_AXES = 7;

  // One metric of each thing that a model costs; several percentiles would only repeat each other.
  private static final List<String> PREFERRED =
      List.of(
          "latency_p50",
          "latency_mean",
          "latency_p95",
          "throughput",
          "peak_memory_mb",
          "gpu_peak_memory_mb",
          "model_size_mb",
          "cpu_seconds",
          "load_seconds");

  /// The ratios on a dataset; empty where fewer than three metrics have a value for every model.
  public static Optional<Efficiency> of(ResultIndex index, DatasetInfo dataset) {
    List<ModelInfo> models = index.models(dataset);
    List<MetricUse> metrics = index.metrics(dataset);
    Stream<MetricUse> costs =
        Stream.concat(
            PREFERRED.stream()
                .flatMap(name -> metrics.stream().filter(of -> of.name().equals(name))),
            metrics.stream().filter(of -> of.info().kind() == MetricInfo.Kind.COST));
    List<MetricUse> axes =
        Stream.concat(index.primary(dataset).stream(), costs)
            .distinct()
            .filter(of -> of.info().direction() != Direction.NONE)
            .filter(of -> models.stream().allMatch(model -> positive(index, model, dataset, of)))
            .limit(MOST_AXES)
            .toList();
    if (axes.size() < 3 || models.isEmpty()) {
      return Optional.empty();
    }
    double[][] ratios = new double[models.size()][axes.size()];
    for (int axis = 0; axis < axes.size(); axis++) {
      fill(ratios, axis, values(index, models, dataset, axes.get(axis)), axes.get(axis));
    }
    return Optional.of(new Efficiency(axes, models.stream().map(ModelInfo::id).toList(), ratios));
  }

  private static void fill(double[][] ratios, int axis, List<Double> values, MetricUse metric) {
    boolean higher = metric.info().direction() == Direction.HIGHER;
    double best = values.stream().reduce(higher ? Double::max : Double::min).orElseThrow();
    IntStream.range(0, ratios.length)
        .forEach(i -> ratios[i][axis] = higher ? values.get(i) / best : best / values.get(i));
  }

  private static List<Double> values(
      ResultIndex index, List<ModelInfo> models, DatasetInfo dataset, MetricUse metric) {
    List<Double> values = new ArrayList<>();
    for (ModelInfo model : models) {
      values.add(value(index, model, dataset, metric).orElseThrow());
    }
    return values;
  }

  private static boolean positive(
      ResultIndex index, ModelInfo model, DatasetInfo dataset, MetricUse metric) {
    OptionalDouble value = value(index, model, dataset, metric);
    return value.isPresent() && value.getAsDouble() > 0;
  }

  private static OptionalDouble value(
      ResultIndex index, ModelInfo model, DatasetInfo dataset, MetricUse metric) {
    Optional<EstimateRecord> estimate = index.overall(model, dataset, metric);
    return estimate.isEmpty() ? OptionalDouble.empty() : Figure.point(estimate.get().estimate());
  }
}
