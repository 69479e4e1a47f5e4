package dev.assay.worker;

import dev.assay.api.model.Resource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What this process used so far.
final class ProcessUsage {
  private final PeakMemory memory = new PeakMemory();
  private final Optional<GpuUsage> gpu;

  /// The usage of this process, that of the GPUs included where it computes on one.
  ProcessUsage(boolean onGpu) {
    this.gpu = onGpu ? GpuUsage.start() : Optional.empty();
  }

  /// The resources that can be known on this machine, by their keys in files.
  Map<String, Object> read() {
    Map<String, Object> usage = new LinkedHashMap<>();
    memory.bytes().ifPresent(bytes -> usage.put(Resource.PEAK_MEMORY_BYTES.key(), bytes));
    ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(ProcessUsage::seconds)
        .ifPresent(seconds -> usage.put(Resource.CPU_SECONDS.key(), seconds));
    gpu.ifPresent(used -> {
      used.peakBytes().ifPresent(bytes -> usage.put(Resource.GPU_PEAK_MEMORY_BYTES.key(), bytes));
      used.utilization().ifPresent(share -> usage.put(Resource.GPU_UTILIZATION.key(), share));
    });
    return usage;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
