package dev.assay.engine;

import dev.assay.api.time.Ticker;
import java.util.ArrayList;
import java.util.List;

/// Runs trials one after another; a trial that fails never stops the rest.
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

  /// Runs the trials in their order and returns how each ended.
  ///
  /// @throws dev.assay.api.AssayException if observations cannot be written, or a dataset cannot be
  ///   read
  public List<TrialResult> run(List<Trial> trials) {
    List<TrialResult> results = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      listener.started(trial, i + 1, trials.size());
      TrialResult result = new TrialRunner(trial, ticker, listener, deadline).run();
      results.add(result);
      listener.finished(result, i + 1, trials.size());
    }
    return List.copyOf(results);
  }
}
