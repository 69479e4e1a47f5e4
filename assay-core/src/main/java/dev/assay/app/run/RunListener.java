package dev.assay.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Hears how a run gets on; the command line prints it. Called from several threads.
public interface RunListener {

  /// Something that the user should know before anything runs.
  void warned(String warning);

  /// The run begins.
  ///
  /// @param id its id
  /// @param folder where it leaves its results
  /// @param resumed whether an earlier attempt is continued
  void began(String id, Path folder, boolean resumed);

  /// Samples of the run that this one extends were taken over.
  ///
  /// @param samples how many
  /// @param earlier the id of that run
  void tookOver(long samples, String earlier);

  /// A trial gets on.
  void advanced(Progress progress);

  /// A trial ended.
  void finished(Finished trial);

  /// How far a trial is.
  ///
  /// @param number its number, from 1
  /// @param total how many trials there are
  /// @param label what it is, such as `random_forest on digits seed=42`
  /// @param done how many of its samples are done
  /// @param samples how many it has
  /// @param figures rate, latency, errors and cost so far; empty: not known
  record Progress(int number, int total, String label, long done, long samples, String figures) {}

  /// How a trial ended.
  ///
  /// @param number its number, from 1
  /// @param total how many trials there are
  /// @param label what it was
  /// @param primary the value of the primary metric, such as `accuracy=0.956`; empty: it has none
  /// @param problems what went wrong, one line each
  /// @param left the time that the rest will take, as far as the trials so far can say
  record Finished(
      int number,
      int total,
      String label,
      String primary,
      List<String> problems,
      Optional<Duration> left) {
    /// Copies the problems.
    public Finished {
      problems = List.copyOf(problems);
    }
  }
}
