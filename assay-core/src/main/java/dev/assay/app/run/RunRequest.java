package dev.assay.app.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// What a user asks of `assay run`.
///
/// @param spec the spec file
/// @param workingFolder the folder from which the user asks
/// @param output the results root that the user names; empty: that of the spec, else `results`
/// @param fresh whether to start a new run even where an incomplete one could be resumed
/// @param allowPlugins whether the plug-ins beside the spec may be loaded
/// @param confirmedTrials the number of trials of a very large sweep, by which the user confirms it
public record RunRequest(
    Path spec,
    Path workingFolder,
    Optional<Path> output,
    boolean fresh,
    boolean allowPlugins,
    OptionalLong confirmedTrials) {

  /// The folder of the spec, to which its paths are relative.
  public Path specFolder() {
    Path folder = spec.toAbsolutePath().normalize().getParent();
    return folder == null ? workingFolder : folder;
  }
}
