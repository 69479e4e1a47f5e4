package dev.assay.worker;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// This process's use of the GPUs, looked at again and again while the model is used.
///
/// Only a runtime that computes on a GPU starts it; a process that never touches one pays nothing.
final class GpuUsage {
  // Often enough to see the peak of a load that lasts a second; each look costs well under 1 ms.
  private static final long INTERVAL_MILLIS = 100;

  private final Nvml nvml;
  private long peakBytes = -1;
  private double busySum;
  private long looks;

  private GpuUsage(Nvml nvml) {
    this.nvml = nvml;
  }

  /// Starts to look; empty where there is no GPU that can be asked.
  static Optional<GpuUsage> start() {
    return Nvml.open()
        .map(nvml -> {
          GpuUsage usage = new GpuUsage(nvml);
          Thread.ofPlatform().daemon().name("gpu-usage").start(usage::watch);
          return usage;
        });
  }

  /// The largest memory held so far, in bytes; empty where the driver does not tell.
  synchronized OptionalLong peakBytes() {
    look();
    return peakBytes < 0 ? OptionalLong.empty() : OptionalLong.of(peakBytes);
  }

  /// The mean share of time in which the busiest GPU was busy, in [0, 1]; empty where the driver
  /// does not tell.
  synchronized OptionalDouble utilization() {
    return looks == 0 ? OptionalDouble.empty() : OptionalDouble.of(busySum / looks);
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(INTERVAL_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    nvml.memoryBytes().ifPresent(bytes -> peakBytes = Math.max(peakBytes, bytes));
    nvml.utilization()
        .ifPresent(share -> {
          busySum += share;
          looks++;
        });
  }
}
