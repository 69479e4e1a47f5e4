package dev.assay.app.run;

import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a user asks of `assay run`.
///
/// @param spec the spec file
/// @param workingFolder the folder from which the user asks
/// @param output the results root that the user names; empty: that of the spec, else `results`
/// @param reuse what of earlier runs may be used
/// @param allowPlugins whether the plug-ins beside the spec may be loaded
/// @param confirmedTrials the number of trials of a very large sweep, by which the user confirms it
/// @param fallbackFor the run that failed, where this one is made in its place
public record RunRequest(
    Path spec,
    Path workingFolder,
    Optional<Path> output,
    Reuse reuse,
    boolean allowPlugins,
    OptionalLong confirmedTrials,
    Optional<RunRecord.FailedRun> fallbackFor) {

  /// What of earlier runs may be used.
  ///
  /// @param fresh whether to start a new run even where an incomplete one could be resumed
  /// @param extend the run to extend, by its id or its folder; an empty text for the newest of this
  ///   benchmark; empty: none
  /// @param cached whether answers may come out of the cache, where the spec has one
  public record Reuse(boolean fresh, Optional<String> extend, boolean cached) {
    /// Goes on with an incomplete run, and uses what the spec says.
    public static final Reuse DEFAULT = new Reuse(false, Optional.empty(), true);
  }

  /// The request of another spec in the place of this one, which failed.
  ///
  /// @param other the other spec
  /// @param reasons why this one failed, one sentence each
  /// @param run the id of the run that failed; empty where it failed before it began
  public RunRequest insteadOf(Path other, List<String> reasons, String run) {
    String name = String.valueOf(spec.getFileName());
    return new RunRequest(
        other,
        workingFolder,
        output,
        new Reuse(reuse.fresh(), Optional.empty(), reuse.cached()),
        allowPlugins,
        confirmedTrials,
        Optional.of(new RunRecord.FailedRun(name, run, reasons)));
  }

  /// The folder of the spec, to which its paths are relative.
  public Path specFolder() {
    Path folder = spec.toAbsolutePath().normalize().getParent();
    return folder == null ? workingFolder : folder;
  }
}
