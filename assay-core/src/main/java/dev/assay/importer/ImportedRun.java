package dev.assay.importer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run of another tool.
///
/// @param tool the tool
/// @param version its version, or empty
/// @param benchmark what was benchmarked: a suite, a program or a project
/// @param id what tells the run from others of the tool
/// @param date when it was; empty where the file does not say
/// @param commit the commit; empty where the file does not say
/// @param branch the branch, or empty
/// @param machine what it ran on
/// @param values what it measured
public record ImportedRun(
    String tool,
    String version,
    String benchmark,
    String id,
    Optional<Instant> date,
    Optional<Commit> commit,
    String branch,
    ImportedMachine machine,
    List<ImportedValue> values) {
  /// Copies the values.
  public ImportedRun {
    values = List.copyOf(values);
  }

  /// A commit.
  ///
  /// @param sha its id
  /// @param dirty whether files differed from it
  public record Commit(String sha, boolean dirty) {}
}
