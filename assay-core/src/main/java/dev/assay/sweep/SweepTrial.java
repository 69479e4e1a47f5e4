package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One configuration on one dataset with one seed, ready to be launched.
///
/// @param trial what it is
/// @param label what lines of progress call it, such as `variant_b seed=42`
/// @param command the program and its arguments
/// @param environment the variables that it is given beside those of Assay
/// @param workingFolder the folder that it starts in
/// @param folder where it leaves its results
/// @param config what stands in its `config.yaml`
public record SweepTrial(
    AttemptRecord.Trial trial,
    String label,
    List<String> command,
    SortedMap<String, String> environment,
    Path workingFolder,
    Path folder,
    String config) {

  /// The file in its folder in which the command reports its metrics.
  public static final String METRICS = "metrics.json";

  /// The file in its folder that holds everything that the command wrote.
  public static final String LOG = "train.log";

  /// The file in its folder that holds its configuration.
  public static final String CONFIG = "config.yaml";

  /// Copies the collections.
  public SweepTrial {
    command = List.copyOf(command);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  Path log() {
    return folder.resolve(LOG);
  }

  /// A configuration on a dataset, over all seeds: what fails or succeeds together.
  public record Group(String configuration, String dataset) {
    static Group of(AttemptRecord.Trial trial) {
      return new Group(trial.configuration(), trial.dataset());
    }
  }
}
