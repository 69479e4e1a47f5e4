package dev.assay.worker;

import dev.assay.api.model.Resource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What this process used since it began to load its model; its largest memory is that of its whole
/// life.
final class ProcessUsage {
  private final PeakMemory memory = new PeakMemory();
  private final Duration before;
  private Optional<GpuUsage> gpu = Optional.empty();

  private ProcessUsage(Duration before) {
    this.before = before;
  }

  /// The usage from now on.
  static ProcessUsage begin() {
    return new ProcessUsage(processorTime().orElse(Duration.ZERO));
  }

  /// Counts the use of the GPUs, too.
  void watchGpu() {
    gpu = GpuUsage.start();
  }

  /// The resources that can be known on this machine, by their keys in files.
  Map<String, Object> read() {
    Map<String, Object> usage = new LinkedHashMap<>();
    memory.bytes().ifPresent(bytes -> usage.put(Resource.PEAK_MEMORY_BYTES.key(), bytes));
    processorTime()
        .map(total -> seconds(total.minus(before)))
        .ifPresent(seconds -> usage.put(Resource.CPU_SECONDS.key(), seconds));
    gpu.ifPresent(used -> {
      used.peakBytes().ifPresent(bytes -> usage.put(Resource.GPU_PEAK_MEMORY_BYTES.key(), bytes));
      used.utilization().ifPresent(share -> usage.put(Resource.GPU_UTILIZATION.key(), share));
    });
    return usage;
  }

  private static Optional<Duration> processorTime() {
    return ProcessHandle.current().info().totalCpuDuration();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
