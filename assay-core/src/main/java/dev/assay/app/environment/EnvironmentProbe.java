package dev.assay.app.environment;

import dev.assay.store.Environment;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/// Describes the machine for the record of a run.
///
/// On Linux it reads `/proc`, `/sys` and `/etc/os-release`, which takes milliseconds; elsewhere
/// OSHI answers. Of the environment's variables only those of {@link #CI_VARIABLES} are recorded,
/// and of the virtual machine neither its properties nor its arguments: either may hold secrets.
public final class EnvironmentProbe {
  /// The variables by which continuous-integration services say what they are doing.
  static final List<String> CI_VARIABLES =
      List.of(
          "CI",
          "GITHUB_ACTIONS",
          "GITHUB_REPOSITORY",
          "GITHUB_REF",
          "GITHUB_SHA",
          "GITHUB_RUN_ID",
          "GITHUB_RUN_ATTEMPT",
          "GITHUB_WORKFLOW",
          "GITHUB_JOB",
          "RUNNER_OS",
          "RUNNER_ARCH",
          "GITLAB_CI",
          "CI_PROJECT_PATH",
          "CI_COMMIT_REF_NAME",
          "CI_COMMIT_SHA",
          "CI_PIPELINE_ID",
          "CIRCLECI",
          "CIRCLE_SHA1",
          "BUILDKITE",
          "BUILDKITE_COMMIT",
          "TF_BUILD",
          "BUILD_SOURCEVERSION");

  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;

  private final Map<String, String> variables;
  private final Path root;
  private final Programs programs;

  /// A probe of this machine.
  ///
  /// @param variables the environment's variables
  public EnvironmentProbe(Map<String, String> variables) {
    this(variables, Path.of("/"));
  }

  /// A probe of a machine whose files lie under `root`.
  EnvironmentProbe(Map<String, String> variables, Path root) {
    this.variables = Map.copyOf(variables);
    this.root = root;
    this.programs = new Programs(variables);
  }

  /// Describes the machine; what cannot be found out is empty.
  public Environment machine() {
    return new Environment(
        operatingSystem(), processor(), memory(), gpus(), jvm(), new Cgroup(root).limits(), ci());
  }

  /// The state of the git repository that holds a folder; empty outside of one, and without git.
  public Optional<RunRecord.Commit> commit(Path folder) {
    return new GitProbe(programs).commit(folder);
  }

  /// The path of a folder within its git repository, with a slash at its end; empty at the root,
  /// and outside of a repository.
  public String pathInRepository(Path folder) {
    return new GitProbe(programs).prefix(folder);
  }

  /// How the files of the repository that holds a folder differ from its commit; empty outside of
  /// one, and without git.
  public Optional<WorkTree> workTree(Path folder) {
    return new GitProbe(programs).workTree(folder);
  }

  private Environment.OperatingSystem operatingSystem() {
    String distribution =
        value("etc/os-release", "PRETTY_NAME", "=").map(name -> name.replace("\"", "")).orElse("");
    return new Environment.OperatingSystem(
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        distribution);
  }

  private Environment.Cpu processor() {
    String model =
        value("proc/cpuinfo", "model name", ":")
            .orElseGet(() -> hardware().getProcessor().getProcessorIdentifier().getName().strip());
    return new Environment.Cpu(model, Runtime.getRuntime().availableProcessors());
  }

  private long memory() {
    return value("proc/meminfo", "MemTotal", ":")
        .map(text -> Long.parseLong(text.replace("kB", "").strip()) * KIB)
        .orElseGet(() -> hardware().getMemory().getTotal());
  }

  private List<Environment.Gpu> gpus() {
    return programs
        .find("nvidia-smi")
        .flatMap(program ->
            programs.ask(
                program,
                "--query-gpu=name,memory.total,driver_version",
                "--format=csv,noheader,nounits"))
        .map(EnvironmentProbe::gpus)
        .orElse(List.of());
  }

  static List<Environment.Gpu> gpus(String table) {
    return table
        .lines()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells.length == 3 && cells[1].strip().matches("\\d+"))
        .map(cells ->
            new Environment.Gpu(
                cells[0].strip(), Long.parseLong(cells[1].strip()) * MIB, cells[2].strip()))
        .toList();
  }

  private static Environment.Jvm jvm() {
    return new Environment.Jvm(
        System.getProperty("java.vm.name"),
        System.getProperty("java.vm.version"),
        System.getProperty("java.vm.vendor"),
        Runtime.getRuntime().maxMemory(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .toList());
  }

  private Map<String, String> ci() {
    Map<String, String> said = new LinkedHashMap<>();
    for (String name : CI_VARIABLES) {
      String value = variables.get(name);
      if (value != null && !value.isEmpty()) {
        said.put(name, value);
      }
    }
    return said;
  }

  private Optional<String> value(String file, String key, String separator) {
    try (Stream<String> lines = Files.lines(root.resolve(file))) {
      return lines
          .filter(line -> line.startsWith(key) && line.contains(separator))
          .map(line -> line.substring(line.indexOf(separator) + 1).strip())
          .filter(text -> !text.isEmpty())
          .findFirst();
    } catch (IOException notThisSystem) {
      return Optional.empty();
    }
  }

  private static HardwareAbstractionLayer hardware() {
    return new SystemInfo().getHardware();
  }
}
