package dev.assay.spec;

import dev.assay.api.observation.KeyHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Configurations and seeds.
///
/// @param configurations the configurations that the spec lists
/// @param grid parameters with the values to try; every combination of them is a configuration, or,
///   where configurations are listed, a variant of each
/// @param seeds the seeds to run every trial with; empty: the benchmark's own
/// @param command the program and its arguments; empty: the models are what runs
/// @param launch how the command is launched
public record SweepSpec(
    List<Configuration> configurations,
    Map<String, List<Object>> grid,
    List<Long> seeds,
    List<String> command,
    LaunchSpec launch) {
  private static final int LONGEST_VALUE = 40;
  private static final Pattern NO_TEXT =
      Pattern.compile("(?i)true|false|null|~|[-+]?[.0-9][-+_.0-9a-fox]*|[-+]?\\.inf|[\\[{].*");

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

  /// Whether a command is launched.
  public boolean launches() {
    return !command.isEmpty();
  }

  /// The same seeds without configurations and command.
  SweepSpec seedsOnly() {
    return new SweepSpec(List.of(), Map.of(), seeds, List.of(), LaunchSpec.standard());
  }

  /// The first of all configurations.
  Configuration first() {
    Map<String, Object> point = new LinkedHashMap<>();
    grid.forEach((name, values) -> point.put(name, values.getFirst()));
    Configuration base =
        configurations.isEmpty()
            ? new Configuration(grid.isEmpty() ? "default" : "", Map.of())
            : configurations.getFirst();
    return point.isEmpty() ? base : variant(base, point);
  }

  /// How many configurations there are, the grid counted; the largest `long` where there are more.
  public long size() {
    long size = Math.max(1, configurations.size());
    for (List<Object> values : grid.values()) {
      long high = Math.multiplyHigh(size, values.size());
      size = high == 0 && size * values.size() >= 0 ? size * values.size() : Long.MAX_VALUE;
    }
    return size;
  }

  /// Every configuration, the grid multiplied out with its last parameter changing fastest. A
  /// variant is named `parameter=value,…` after the configuration that it varies, if one is listed.
  /// Without either there is one, `default`, without parameters.
  public List<Configuration> all() {
    List<Configuration> all = new ArrayList<>(configurations);
    if (all.isEmpty()) {
      all.add(new Configuration(grid.isEmpty() ? "default" : "", Map.of()));
    }
    if (grid.isEmpty()) {
      return List.copyOf(all);
    }
    List<Configuration> varied = new ArrayList<>();
    List<Map<String, Object>> points = points();
    for (Configuration each : all) {
      for (Map<String, Object> point : points) {
        varied.add(variant(each, point));
      }
    }
    return List.copyOf(varied);
  }

  private List<Map<String, Object>> points() {
    List<Map<String, Object>> points = new ArrayList<>();
    points.add(Map.of());
    for (Map.Entry<String, List<Object>> axis : grid.entrySet()) {
      List<Map<String, Object>> more = new ArrayList<>();
      for (Map<String, Object> point : points) {
        for (Object value : axis.getValue()) {
          Map<String, Object> longer = new LinkedHashMap<>(point);
          longer.put(axis.getKey(), value);
          more.add(longer);
        }
      }
      points = more;
    }
    return points;
  }

  private static Configuration variant(Configuration base, Map<String, Object> point) {
    String values =
        point.entrySet().stream()
            .map(entry -> shown(entry.getKey()) + "=" + shown(entry.getValue()))
            .collect(Collectors.joining(","));
    Map<String, Object> parameters = new LinkedHashMap<>(base.parameters());
    parameters.putAll(point);
    return new Configuration(
        base.name().isEmpty() ? values : base.name() + "," + values, parameters);
  }

  // A text that reads as something else is quoted, for `true` and `"true"` are two values.
  private static String shown(Object value) {
    return value instanceof String text && NO_TEXT.matcher(text).matches()
        ? "\"" + shown(text) + "\""
        : shown(value.toString());
  }

  // A name stays on one line, and a long text in it is told from others by its hash.
  private static String shown(String text) {
    String line = text.replaceAll("[\\s\\p{C}]+", "_");
    boolean plain = line.equals(text) && line.length() <= LONGEST_VALUE;
    return plain
        ? line
        : line.substring(0, Math.min(LONGEST_VALUE, line.length()))
            + "~"
            + new KeyHash("value").add(text).hex().substring(0, 6);
  }
}
