package dev.assay.engine;

/// Hears how the engine gets on; called from several threads.
public interface TrialListener {

  /// A trial begins.
  ///
  /// @param number its number, from 1
  /// @param total how many there are
  void started(Trial trial, int number, int total);

  /// Samples of a trial are done.
  ///
  /// @param done how many of this trial, those of an earlier run included
  /// @param total how many this trial has in all draws
  void advanced(Trial trial, long done, long total);

  /// A trial ended, whatever its outcomes.
  void finished(TrialResult result, int number, int total);
}
