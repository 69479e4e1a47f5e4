package dev.assay.spec;

import java.util.List;
import java.util.Optional;

/// Whether and how runs go into a history.
///
/// @param address where it lies as the spec writes it: a folder, `git:REMOTE#BRANCH` or
///   `s3://BUCKET/PREFIX`; empty: there is none
/// @param append whether a complete run is added to it by itself
/// @param samples whether what the metrics make of each sample goes with it, to pair later runs
/// @param tags words by which the run is kept and found
/// @param days how long runs stay in which form
public record HistorySpec(
    Optional<String> address, boolean append, boolean samples, List<String> tags, Days days) {
  /// No history.
  public static final HistorySpec NONE =
      new HistorySpec(
          Optional.empty(),
          true,
          true,
          List.of(),
          new Days(SpecDefaults.HOT_DAYS, SpecDefaults.WARM_DAYS, SpecDefaults.COLD_DAYS, true));

  /// Copies the tags.
  public HistorySpec {
    tags = List.copyOf(tags);
  }

  /// How long runs stay in which form, in days of age.
  ///
  /// @param hot up to which they are plain
  /// @param warm up to which they are whole
  /// @param cold up to which the summary of their day is there
  /// @param keepTagged whether releases and tagged runs stay for ever
  public record Days(long hot, long warm, long cold, boolean keepTagged) {}
}
