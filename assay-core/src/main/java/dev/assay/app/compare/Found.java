package dev.assay.app.compare;

import dev.assay.analysis.change.Side;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.spec.BenchmarkSpec;
import java.util.List;
import java.util.Optional;

/// A side that was found, with what belongs to the run as a whole.
///
/// @param side what it measured
/// @param spec the spec of the run; empty where it is not there
/// @param commit the commit that was measured; empty where that is not known
/// @param incomplete why the run is incomplete, one sentence each
/// @param thresholds what its values say of the thresholds of its spec
public record Found(
    Side side,
    Optional<BenchmarkSpec> spec,
    Optional<String> commit,
    List<String> incomplete,
    List<ThresholdRecord> thresholds) {
  /// Copies the lists.
  public Found {
    incomplete = List.copyOf(incomplete);
    thresholds = List.copyOf(thresholds);
  }

  /// The same with another side.
  Found with(Side other) {
    return new Found(other, spec, commit, incomplete, thresholds);
  }
}
