package dev.assay.store.history;

import dev.assay.api.observation.KeyHash;
import dev.assay.store.Environment;
import java.util.List;
import java.util.stream.Stream;

/// What a run was measured on. Speeds of machines with different fingerprints are not comparable.
///
/// @param fingerprint the first 12 digits of a hash of all the others
/// @param os the operating system with its distribution
/// @param arch such as `amd64`
/// @param cpu the processor
/// @param cores what the process could use of it
/// @param memoryGib the memory in GiB, rounded, for the last bytes differ from boot to boot
/// @param gpus the graphics cards with their drivers
/// @param runtime the virtual machine or interpreter, or empty
/// @param container the limits of the container, or empty
public record Machine(
    String fingerprint,
    String os,
    String arch,
    String cpu,
    int cores,
    long memoryGib,
    List<String> gpus,
    String runtime,
    String container) {
  /// A machine of which nothing is known.
  public static final Machine UNKNOWN = new Machine("", "", "", "", 0, 0, List.of(), "", "");

  private static final int DIGITS = 12;
  private static final double GIB = 1L << 30;

  /// Copies the list, and checks the texts.
  public Machine {
    gpus = List.copyOf(gpus);
    Stream.concat(Stream.of(fingerprint, os, arch, cpu, runtime, container), gpus.stream())
        .forEach(text -> Limits.checkText("the environment", text));
  }

  /// The machine that a run of Assay recorded.
  public static Machine of(Environment it) {
    String limits =
        it.container()
            .map(container ->
                join(
                    container.cpus().map(cpus -> cpus + " cpus").orElse(""),
                    container.memoryBytes().map(bytes -> bytes + " bytes").orElse("")))
            .orElse("");
    return identified(
        new Machine(
            "",
            join(it.os().name(), it.os().distribution()),
            it.os().arch(),
            it.cpu().model(),
            it.cpu().logicalCores(),
            Math.round(it.memoryBytes() / GIB),
            it.gpus().stream().map(gpu -> join(gpu.name(), gpu.driver())).toList(),
            join(it.jvm().vendor(), it.jvm().version()),
            limits));
  }

  /// The same machine with the fingerprint that it has; what is not known of it is empty or 0.
  public static Machine identified(Machine it) {
    List<Object> all =
        List.of(it.os, it.arch, it.cpu, it.cores, it.memoryGib, it.gpus, it.runtime, it.container);
    String fingerprint = new KeyHash("machine").add(all).hex().substring(0, DIGITS);
    return new Machine(
        fingerprint,
        it.os,
        it.arch,
        it.cpu,
        it.cores,
        it.memoryGib,
        it.gpus,
        it.runtime,
        it.container);
  }

  private static String join(String first, String second) {
    return (first + " " + second).strip();
  }
}
