package dev.assay.app.run;

import dev.assay.engine.Trial;
import dev.assay.engine.TrialListener;
import dev.assay.engine.TrialResult;
import dev.assay.engine.load.LoadListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns what the engine tells into what a user wants to know of a trial.
final class TrialLines implements TrialListener, LoadListener {
  private final RunListener listener;
  private String label = "";
  private int number;
  private int total;
  private Duration spent = Duration.ZERO;
  private int timed;

  TrialLines(RunListener listener) {
    this.listener = listener;
  }

  void begin(Subject subject, int trial, int trials) {
    label = subject.label();
    number = trial;
    total = trials;
  }

  @Override
  public void started(Trial trial, int number, int total) {
    // Told by `begin`, for every kind of trial.
  }

  @Override
  public void advanced(Trial trial, long done, long samples) {
    listener.advanced(new RunListener.Progress(number, total, label, done, samples, ""));
  }

  @Override
  public void advanced(LoadListener.Figures figures) {
    listener.advanced(
        new RunListener.Progress(
            number, total, label, figures.done(), figures.samples(), LoadWords.of(figures)));
  }

  @Override
  public void finished(TrialResult result, int number, int total) {
    // Told by `end`, for every kind of trial.
  }

  /// Tells that a trial ended, with the value of its primary metric.
  void end(TrialEnd result, String primary) {
    // A trial that an earlier process had finished says nothing about the time that others take.
    if (result.asked()) {
      spent = spent.plus(result.took());
      timed++;
    }
    int left = total - number;
    Optional<Duration> remaining =
        timed == 0 || left == 0
            ? Optional.empty()
            : Optional.of(spent.multipliedBy(left).dividedBy(timed));
    List<String> problems =
        Stream.of(result.stopped(), result.problem()).filter(text -> !text.isEmpty()).toList();
    listener.finished(new RunListener.Finished(number, total, label, primary, problems, remaining));
  }
}
