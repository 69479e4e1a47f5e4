package dev.assay.app.run;

import dev.assay.engine.Trial;
import dev.assay.engine.TrialListener;
import dev.assay.engine.TrialResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Turns what the engine tells into what a user wants to know of a trial.
final class TrialLines implements TrialListener {
  private final RunListener listener;
  private String label = "";
  private int number;
  private int total;
  private Duration spent = Duration.ZERO;
  private int timed;

  TrialLines(RunListener listener) {
    this.listener = listener;
  }

  void begin(Subject subject) {
    label = subject.label();
  }

  @Override
  public void started(Trial trial, int number, int total) {
    this.number = number;
    this.total = total;
  }

  @Override
  public void advanced(Trial trial, long done, long samples) {
    listener.advanced(new RunListener.Progress(number, total, label, done, samples));
  }

  @Override
  public void finished(TrialResult result, int number, int total) {
    // A trial that an earlier process had finished says nothing about the time that others take.
    if (!result.outcomes().isEmpty()) {
      spent = spent.plus(result.took());
      timed++;
    }
  }

  /// Tells that a trial ended, with the value of its primary metric.
  void end(TrialResult result, String primary) {
    int left = total - number;
    Optional<Duration> remaining =
        timed == 0 || left == 0
            ? Optional.empty()
            : Optional.of(spent.multipliedBy(left).dividedBy(timed));
    List<String> problems = result.problem().isEmpty() ? List.of() : List.of(result.problem());
    listener.finished(new RunListener.Finished(number, total, label, primary, problems, remaining));
  }
}
