package dev.assay.app.run;

import dev.assay.engine.Trial;
import dev.assay.engine.TrialListener;
import dev.assay.engine.TrialResult;
import dev.assay.engine.load.LoadListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns what the engines tell into what a user wants to know of the trials of a run. Safe for
/// several threads.
final class TrialLines {
  private final RunListener listener;
  private final int total;
  private final boolean inTurn;
  private Duration spent = Duration.ZERO;
  private int timed;

  /// @param total how many trials there are
  /// @param inTurn whether they run one after another, so that their times add up
  TrialLines(RunListener listener, int total, boolean inTurn) {
    this.listener = listener;
    this.total = total;
    this.inTurn = inTurn;
  }

  /// The lines of one trial.
  ///
  /// @param number its number, from 1
  Line begin(Subject subject, int number) {
    return new Line(subject.label(), number);
  }

  private synchronized Optional<Duration> left(TrialEnd result, int number) {
    // A trial that an earlier process had finished says nothing about the time that others take.
    if (result.asked()) {
      spent = spent.plus(result.took());
      timed++;
    }
    int left = total - number;
    return timed == 0 || left == 0 || !inTurn
        ? Optional.empty()
        : Optional.of(spent.multipliedBy(left).dividedBy(timed));
  }

  /// Tells of one trial.
  final class Line implements TrialListener, LoadListener {
    private final String label;
    private final int number;

    private Line(String label, int number) {
      this.label = label;
      this.number = number;
    }

    @Override
    public void started(Trial trial, int number, int total) {
      // Who begins a trial knows.
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

    /// Tells that the trial ended, with the value of its primary metric.
    void end(TrialEnd result, String primary) {
      List<String> problems =
          Stream.of(result.stopped(), result.problem()).filter(text -> !text.isEmpty()).toList();
      listener.finished(
          new RunListener.Finished(number, total, label, primary, problems, left(result, number)));
    }
  }
}
