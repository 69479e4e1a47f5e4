package dev.assay.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Configurations and seeds.
///
/// @param configurations the configurations that the spec lists
/// @param grid parameters with the values to try, every combination of them a configuration
/// @param seeds the seeds to run every trial with; empty: the benchmark's own
/// @param command the program and its arguments; empty: the models are what runs
public record SweepSpec(
    List<Configuration> configurations,
    Map<String, List<Object>> grid,
    List<Long> seeds,
    List<String> command) {

  /// Copies the collections.
  public SweepSpec {
    configurations = List.copyOf(configurations);
    grid = Collections.unmodifiableMap(new LinkedHashMap<>(grid));
    seeds = List.copyOf(seeds);
    command = List.copyOf(command);
  }

  /// A configuration.
  ///
  /// @param name its name
  /// @param parameters its parameters, in the order of the spec
  public record Configuration(String name, Map<String, Object> parameters) {
    /// Copies the parameters.
    public Configuration {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
  }

  /// Whether there is anything to sweep over besides seeds.
  public boolean isSweep() {
    return !configurations.isEmpty() || !grid.isEmpty() || !command.isEmpty();
  }
}
