package dev.assay.metric;

import dev.assay.api.metric.Metric;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.metric.MetricRequest;
import dev.assay.api.model.Resource;
import dev.assay.api.observation.Observation;
import dev.assay.stats.decision.Direction;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// What hosting a model takes: memory and size in MB (10^6 bytes), times in seconds, utilisation in
/// [0, 1] of one processor. One value for each process.
public final class ResourceMetrics implements MetricProvider {
  private static final double BYTES_PER_MB = 1e6;

  private static final List<ProcessMetric> METRICS =
      List.of(
          metric(
              "peak_memory_mb", "Peak memory", "MB", of(Resource.PEAK_MEMORY_BYTES, BYTES_PER_MB)),
          metric("model_size_mb", "Model size", "MB", of(Resource.MODEL_SIZE_BYTES, BYTES_PER_MB)),
          metric("cpu_seconds", "Processor time", "s", of(Resource.CPU_SECONDS, 1)),
          metric("cpu_utilization", "Processor utilisation", "", ResourceMetrics::utilization),
          metric("load_seconds", "Load time", "s", of(Resource.LOAD_SECONDS, 1)),
          metric(
              "gpu_peak_memory_mb",
              "Peak GPU memory",
              "MB",
              of(Resource.GPU_PEAK_MEMORY_BYTES, BYTES_PER_MB)),
          metric("gpu_utilization", "GPU utilisation", "", of(Resource.GPU_UTILIZATION, 1)));

  @Override
  public List<MetricInfo> offers() {
    return new PlainMetrics(METRICS).infos();
  }

  @Override
  public Metric create(MetricRequest request) {
    return new PlainMetrics(METRICS).named(request);
  }

  private static ProcessMetric metric(
      String name, String title, String unit, ToDoubleFunction<Observation.ModelProcess> value) {
    // A busy processor is neither good nor bad in itself; everything else had better be small.
    Direction direction = name.endsWith("utilization") ? Direction.NONE : Direction.LOWER;
    MetricInfo info =
        new MetricInfo(name, title, MetricInfo.Kind.RESOURCE, direction, unit, Set.of())
            .within(0, Double.POSITIVE_INFINITY);
    String absence =
        name.startsWith("gpu")
            ? "no process used a GPU"
            : "no process of the model could be observed";
    return new ProcessMetric(info, value, absence);
  }

  private static ToDoubleFunction<Observation.ModelProcess> of(Resource resource, double divisor) {
    return process -> process.usage().getOrDefault(resource, Double.NaN) / divisor;
  }

  private static double utilization(Observation.ModelProcess process) {
    double busy = process.usage().getOrDefault(Resource.CPU_SECONDS, Double.NaN);
    double wall = process.usage().getOrDefault(Resource.WALL_SECONDS, Double.NaN);
    return wall > 0 ? busy / wall : Double.NaN;
  }
}
