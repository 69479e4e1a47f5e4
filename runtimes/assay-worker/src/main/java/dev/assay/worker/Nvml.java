package dev.assay.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What NVIDIA's management library tells of this process's use of the GPUs.
///
/// It is looked up where the driver puts it and called directly; without a driver there is no
/// instance.
@SuppressWarnings("restricted") // The signatures are those of nvml.h.
final class Nvml {
  private static final List<String> LIBRARIES = List.of("libnvidia-ml.so.1", "nvml.dll");
  private static final int SUCCESS = 0;
  private static final int INSUFFICIENT_SIZE = 7;

  // struct nvmlProcessInfo_v2_st: pid, padding, used memory, two instance ids.
  private static final long PROCESS_BYTES = 24;
  private static final long MEMORY_AT = 8;
  private static final long MEMORY_UNKNOWN = -1;

  private final SymbolLookup library;
  private final Linker linker = Linker.nativeLinker();

  private Nvml(SymbolLookup library) {
    this.library = library;
  }

  /// The library, ready to be asked; empty where there is none, or no driver that works.
  static Optional<Nvml> open() {
    for (String name : LIBRARIES) {
      try {
        Nvml nvml = new Nvml(SymbolLookup.libraryLookup(name, Arena.global()));
        if (nvml.call("nvmlInit_v2", List.of()) == SUCCESS) {
          return Optional.of(nvml);
        }
      } catch (IllegalArgumentException absent) {
        // This system has no library of that name.
      }
    }
    return Optional.empty();
  }

  /// The memory of all GPUs that this process holds, in bytes; empty where the driver does not
  /// tell.
  OptionalLong memoryBytes() {
    long pid = ProcessHandle.current().pid();
    return devices().stream()
        .map(device -> memoryBytes(device, pid))
        .flatMapToLong(OptionalLong::stream)
        .reduce(Long::sum);
  }

  /// The largest share of the last moments in which one of the GPUs was busy, in [0, 1]; empty
  /// where the driver does not tell.
  Optional<Double> utilization() {
    return devices().stream().flatMap(device -> utilization(device).stream()).max(Double::compare);
  }

  private List<MemorySegment> devices() {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment count = call.allocate(ValueLayout.JAVA_INT);
      if (call("nvmlDeviceGetCount_v2", List.of(count)) != SUCCESS) {
        return List.of();
      }
      MemorySegment[] devices = new MemorySegment[count.get(ValueLayout.JAVA_INT, 0)];
      for (int i = 0; i < devices.length; i++) {
        MemorySegment handle = call.allocate(ValueLayout.ADDRESS);
        devices[i] =
            call("nvmlDeviceGetHandleByIndex_v2", List.of(i, handle)) == SUCCESS
                ? handle.get(ValueLayout.ADDRESS, 0)
                : MemorySegment.NULL;
      }
      return Arrays.stream(devices).filter(device -> device.address() != 0).toList();
    }
  }

  private OptionalLong memoryBytes(MemorySegment device, long pid) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment count = call.allocate(ValueLayout.JAVA_INT);
      String function = "nvmlDeviceGetComputeRunningProcesses_v3";
      int result = call(function, List.of(device, count, MemorySegment.NULL));
      if (result != INSUFFICIENT_SIZE) {
        return OptionalLong.empty();
      }
      // Other processes may start between the two calls.
      int room = count.get(ValueLayout.JAVA_INT, 0) + 16;
      count.set(ValueLayout.JAVA_INT, 0, room);
      MemorySegment processes = call.allocate(room * PROCESS_BYTES, 8);
      if (call(function, List.of(device, count, processes)) != SUCCESS) {
        return OptionalLong.empty();
      }
      for (int i = 0; i < count.get(ValueLayout.JAVA_INT, 0); i++) {
        long at = i * PROCESS_BYTES;
        long memory = processes.get(ValueLayout.JAVA_LONG, at + MEMORY_AT);
        if (processes.get(ValueLayout.JAVA_INT, at) == pid && memory != MEMORY_UNKNOWN) {
          return OptionalLong.of(memory);
        }
      }
      return OptionalLong.empty();
    }
  }

  private Optional<Double> utilization(MemorySegment device) {
    try (Arena call = Arena.ofConfined()) {
      // struct nvmlUtilization_st: gpu and memory, in percent.
      MemorySegment percent = call.allocate(8, 4);
      return call("nvmlDeviceGetUtilizationRates", List.of(device, percent)) == SUCCESS
          ? Optional.of(percent.get(ValueLayout.JAVA_INT, 0) / 100.0)
          : Optional.empty();
    }
  }

  private int call(String function, List<Object> arguments) {
    Optional<MemorySegment> address = library.find(function);
    if (address.isEmpty()) {
      return -1;
    }
    MemoryLayout[] layouts =
        arguments.stream()
            .map(argument ->
                argument instanceof Integer ? ValueLayout.JAVA_INT : ValueLayout.ADDRESS)
            .toArray(MemoryLayout[]::new);
    MethodHandle handle =
        linker.downcallHandle(address.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, layouts));
    try {
      return (int) handle.invokeWithArguments(arguments);
    } catch (Throwable broken) {
      throw new IllegalStateException(function + " cannot be called", broken);
    }
  }
}
