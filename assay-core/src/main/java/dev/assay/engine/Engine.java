package dev.assay.engine;

import dev.assay.api.time.Ticker;

/// Runs trials, one at a time; whatever happens to its model, a trial ends with a result.
///
/// Trials do not overlap, because two models that share a processor would measure each other.
public final class Engine {
  private final Ticker ticker;
  private final TrialListener listener;
  private final Deadline deadline;

  /// An engine that stops when `deadline` comes.
  public Engine(Ticker ticker, TrialListener listener, Deadline deadline) {
    this.ticker = ticker;
    this.listener = listener;
    this.deadline = deadline;
  }

  /// Runs a trial and returns how it ended.
  ///
  /// @param number its number, from 1
  /// @param total how many trials there are
  /// @throws dev.assay.api.AssayException if observations cannot be written, or the dataset cannot
  ///   be read
  public TrialResult run(Trial trial, int number, int total) {
    listener.started(trial, number, total);
    TrialResult result = new TrialRunner(trial, ticker, listener, deadline).run();
    listener.finished(result, number, total);
    return result;
  }
}
