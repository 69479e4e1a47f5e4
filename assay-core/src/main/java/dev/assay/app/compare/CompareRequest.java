package dev.assay.app.compare;

import dev.assay.analysis.change.Margins;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// What a user asks of `assay compare` and `assay gate`.
///
/// @param workingFolder the folder from which the user asks
/// @param history the address of the history; empty: that of the head's spec, where it has one
/// @param plugins the folder of the spec, whose plug-ins are loaded; empty: none are
/// @param rules how changes are judged
public record CompareRequest(
    Path workingFolder, Optional<String> history, Optional<Path> plugins, Rules rules) {

  /// How changes are judged.
  ///
  /// @param margins the smallest changes that matter, before those of the spec
  /// @param runVariation the variation between runs that is allowed for, as a share
  /// @param level the level; empty: that of the spec
  /// @param metrics the metrics that are compared; empty: all
  public record Rules(
      Margins margins, double runVariation, OptionalDouble level, Set<String> metrics) {
    /// The variation between runs on hosted machines that is not known any better: of 87 runs of
    /// one benchmark without a change (mui/mui-public#1712) it was 15 %.
    public static final double RUN_VARIATION = 0.15;

    /// Copies the names.
    public Rules {
      metrics = Set.copyOf(metrics);
    }
  }
}
