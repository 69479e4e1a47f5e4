package dev.assay.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The machine that a run was made on.
///
/// @param os the operating system
/// @param cpu the processor
/// @param memoryBytes the memory of the machine
/// @param gpus its graphics cards, as far as their driver names them
/// @param jvm the Java virtual machine that ran Assay
/// @param container the limits of the container, where there is one
/// @param ci what the continuous-integration service says of itself; empty elsewhere
public record Environment(
    OperatingSystem os,
    Cpu cpu,
    long memoryBytes,
    List<Gpu> gpus,
    Jvm jvm,
    Optional<Container> container,
    Map<String, String> ci) {

  /// Copies the collections.
  public Environment {
    gpus = List.copyOf(gpus);
    ci = Map.copyOf(ci);
  }

  /// An operating system.
  ///
  /// @param name such as `Linux`
  /// @param version the version of the kernel
  /// @param arch such as `amd64`
  /// @param distribution such as `Debian GNU/Linux 12 (bookworm)`, or empty
  public record OperatingSystem(String name, String version, String arch, String distribution) {}

  /// A processor.
  ///
  /// @param model its name, or empty
  /// @param logicalCores what this process may use
  public record Cpu(String model, int logicalCores) {}

  /// A graphics card.
  ///
  /// @param name its name
  /// @param memoryBytes its memory
  /// @param driver the version of its driver
  public record Gpu(String name, long memoryBytes, String driver) {}

  /// A Java virtual machine.
  ///
  /// @param name such as `OpenJDK 64-Bit Server VM`
  /// @param version such as `25.0.3+9-LTS`
  /// @param vendor who built it
  /// @param maxHeapBytes the largest heap that it may use
  /// @param collectors the names of its garbage collectors
  public record Jvm(
      String name, String version, String vendor, long maxHeapBytes, List<String> collectors) {
    /// Copies the collectors.
    public Jvm {
      collectors = List.copyOf(collectors);
    }
  }

  /// Limits of a container; empty: none.
  ///
  /// @param cpus how many processors' worth of time it may use
  /// @param memoryBytes how much memory it may use
  public record Container(Optional<Double> cpus, Optional<Long> memoryBytes) {}
}
