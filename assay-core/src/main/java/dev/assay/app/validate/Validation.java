package dev.assay.app.validate;

import dev.assay.api.Problem;
import java.util.List;

/// What a check of a spec found.
///
/// @param name the benchmark's name; empty where the spec is wrong
/// @param problems what is wrong; the spec is valid where there is none
/// @param missing what a run needs and is not there: files, or parts of Assay
/// @param warnings what the user should know
/// @param datasets what was found in the data, where they were read
public record Validation(
    String name,
    List<Problem> problems,
    List<Problem> missing,
    List<String> warnings,
    List<DataFound> datasets) {

  /// Copies the lists.
  public Validation {
    problems = List.copyOf(problems);
    missing = List.copyOf(missing);
    warnings = List.copyOf(warnings);
    datasets = List.copyOf(datasets);
  }

  /// What was found in a dataset.
  ///
  /// @param name the dataset's name
  /// @param rows the number of its rows
  /// @param sha256 the checksum of its bytes
  public record DataFound(String name, long rows, String sha256) {}

  /// Whether the spec holds no mistake.
  public boolean valid() {
    return problems.isEmpty();
  }

  /// Whether the spec could be run here and now.
  public boolean runnable() {
    return valid() && missing.isEmpty();
  }
}
