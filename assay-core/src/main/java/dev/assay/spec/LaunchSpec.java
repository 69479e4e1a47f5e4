package dev.assay.spec;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// How the command of a sweep is launched.
///
/// @param workingDir the folder that it starts in, relative to the spec
/// @param env the variables that it is given beside those of Assay itself
/// @param code the files that it is made of, relative to the spec; `*` and `**` stand for any
///   characters without and with `/`
/// @param timeout how long one trial may take
/// @param metricLines the pattern of lines of its output that hold a metric; empty: only
///   `metrics.json` counts
/// @param needs what one trial takes of the machine
public record LaunchSpec(
    String workingDir,
    Map<String, String> env,
    List<String> code,
    Duration timeout,
    Optional<String> metricLines,
    Needs needs) {

  /// Copies the collections.
  public LaunchSpec {
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    code = List.copyOf(code);
  }

  /// What one trial takes of the machine; it bounds how many run at once.
  ///
  /// @param memoryMib memory in MiB; empty: it does not matter
  /// @param gpus graphics cards, each for one trial alone
  /// @param logMib the largest output in MiB before the trial is ended
  public record Needs(OptionalLong memoryMib, int gpus, long logMib) {}

  /// What holds where a spec says nothing.
  static LaunchSpec standard() {
    return new LaunchSpec(
        SpecDefaults.WORKING_DIR,
        Map.of(),
        List.of(),
        SpecDefaults.LAUNCH_TIMEOUT,
        Optional.empty(),
        new Needs(OptionalLong.empty(), 0, SpecDefaults.LOG_MIB));
  }
}
