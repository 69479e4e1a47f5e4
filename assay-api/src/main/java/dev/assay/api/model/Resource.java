package dev.assay.api.model;

/// A quantity that the process hosting a model uses.
public enum Resource {
  /// The largest resident memory of the process, in bytes.
  PEAK_MEMORY_BYTES("peak_memory_bytes"),
  /// The processor time of the process, in seconds.
  CPU_SECONDS("cpu_seconds"),
  /// The time from the start of the process until the model can answer, in seconds.
  LOAD_SECONDS("load_seconds"),
  /// The time from the start of the process until now, in seconds.
  WALL_SECONDS("wall_seconds"),
  /// The size of the model's file, in bytes.
  MODEL_SIZE_BYTES("model_size_bytes"),
  /// The largest memory of the GPU that the process held, in bytes.
  GPU_PEAK_MEMORY_BYTES("gpu_peak_memory_bytes"),
  /// The mean share of time in which the GPU was busy, in [0, 1].
  GPU_UTILIZATION("gpu_utilization");

  private final String key;

  Resource(String key) {
    this.key = key;
  }

  /// The name of this resource in files.
  public String key() {
    return key;
  }
}
