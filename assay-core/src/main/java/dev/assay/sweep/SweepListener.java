package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import java.time.Duration;
import java.util.Optional;

/// Hears how a sweep gets on; called from several threads, one at a time.
public interface SweepListener {

  /// An attempt ended.
  ///
  /// @param trial the trial
  /// @param attempt how it ended
  /// @param again after which pause it is tried again; empty: it is not
  /// @param progress how far the sweep is
  void ended(SweepTrial trial, AttemptRecord attempt, Optional<Duration> again, Progress progress);

  /// A configuration is not tried with further seeds.
  ///
  /// @param group the configuration and the dataset
  /// @param reason why, in words
  /// @param skipped how many trials are left out
  void stopped(SweepTrial.Group group, String reason, int skipped);

  /// How far a sweep is.
  ///
  /// @param settled how many trials need no further attempt, those of earlier runs included
  /// @param total how many trials there are
  /// @param left the time that the rest will take, as far as the trials so far can say
  record Progress(int settled, int total, Optional<Duration> left) {}
}
