package dev.assay.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.assay.app.environment.Programs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oshi.SystemInfo;

/// The machine itself: operating system, processor, memory, disk and graphics card.
final class MachineChecks {
  private static final double GIB = 1L << 30;
  private static final long LEAST_MEMORY_BYTES = 1L << 30;
  private static final long LEAST_DISK_BYTES = 1L << 30;

  private final Programs programs;
  private final Path workingFolder;

  MachineChecks(Programs programs, Path workingFolder) {
    this.programs = programs;
    this.workingFolder = workingFolder;
  }

  List<Finding> examine() {
    return List.of(operatingSystem(), processor(), memory(), disk(), graphicsCard());
  }

  private static Finding operatingSystem() {
    return Finding.ok(
        "operating system",
        String.join(
            " ",
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch")));
  }

  private static Finding processor() {
    String name =
        new SystemInfo().getHardware().getProcessor().getProcessorIdentifier().getName().strip();
    return Finding.ok(
        "processor", Runtime.getRuntime().availableProcessors() + " logical, " + name);
  }

  private static Finding memory() {
    long bytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    String detail = gib(bytes);
    return bytes >= LEAST_MEMORY_BYTES
        ? Finding.ok("memory", detail)
        : Finding.absent("memory", detail + " is little", "Give this machine 1 GiB or more.");
  }

  private Finding disk() {
    try {
      long bytes = Files.getFileStore(workingFolder).getUsableSpace();
      String detail = gib(bytes) + " free at " + workingFolder;
      return bytes >= LEAST_DISK_BYTES
          ? Finding.ok("disk", detail)
          : Finding.absent("disk", detail, "Free some space before a long run.");
    } catch (IOException e) {
      return Finding.absent(
          "disk", "free space is unknown: " + e.getMessage(), "Check that the folder is mounted.");
    }
  }

  private Finding graphicsCard() {
    Optional<String> card =
        programs
            .find("nvidia-smi")
            .flatMap(program ->
                programs.ask(
                    program,
                    "--query-gpu=name,memory.total,driver_version",
                    "--format=csv,noheader"));
    return card.map(text -> Finding.ok("NVIDIA GPU", text.replace("\n", "; ")))
        .orElseGet(() ->
            Finding.absent(
                "NVIDIA GPU",
                "none found (no nvidia-smi that answers); a run records no card",
                "With an NVIDIA card, install its driver."));
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }
}
